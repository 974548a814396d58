package io.lanewise.callback;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A callback of functions: {@code LambdaCallback.of().withEpochEnd((epoch, logs) -> …)}. Immutable. Source:
 * {@code keras.callbacks.LambdaCallback}.
 */
public final class LambdaCallback implements Callback {
    private static final LambdaCallback NOTHING = new LambdaCallback(training -> {}, logs -> {}, epoch -> {}, (epoch, logs) -> {}, batch -> {}, (batch, logs) -> {});

    private final Consumer<Training> trainBegin;
    private final Consumer<Map<String, Double>> trainEnd;
    private final IntConsumer epochBegin;
    private final EpochEnd epochEnd;
    private final IntConsumer trainBatchBegin;
    private final BatchEnd trainBatchEnd;

    /** What happens after an epoch. */
    @FunctionalInterface
    public interface EpochEnd {
        /** Is told the epoch, from 0, and its logs, which it may add to. */
        void accept(int epoch, Map<String, Double> logs);
    }

    /** What happens after a batch. */
    @FunctionalInterface
    public interface BatchEnd {
        /** Is told the batch, from 0, and the running means of the epoch. */
        void accept(int batch, Logs logs);
    }

    private LambdaCallback(
            Consumer<Training> trainBegin, Consumer<Map<String, Double>> trainEnd, IntConsumer epochBegin, EpochEnd epochEnd, IntConsumer trainBatchBegin,
            BatchEnd trainBatchEnd) {
        this.trainBegin = trainBegin;
        this.trainEnd = trainEnd;
        this.epochBegin = epochBegin;
        this.epochEnd = epochEnd;
        this.trainBatchBegin = trainBatchBegin;
        this.trainBatchEnd = trainBatchEnd;
    }

    /** Does nothing yet. */
    public static LambdaCallback of() {
        return NOTHING;
    }

    /** The same with another beginning of training. */
    public LambdaCallback withTrainBegin(Consumer<Training> function) {
        return new LambdaCallback(function, trainEnd, epochBegin, epochEnd, trainBatchBegin, trainBatchEnd);
    }

    /** The same with another end of training. */
    public LambdaCallback withTrainEnd(Consumer<Map<String, Double>> function) {
        return new LambdaCallback(trainBegin, function, epochBegin, epochEnd, trainBatchBegin, trainBatchEnd);
    }

    /** The same with another beginning of each epoch. */
    public LambdaCallback withEpochBegin(IntConsumer function) {
        return new LambdaCallback(trainBegin, trainEnd, function, epochEnd, trainBatchBegin, trainBatchEnd);
    }

    /** The same with another end of each epoch. */
    public LambdaCallback withEpochEnd(EpochEnd function) {
        return new LambdaCallback(trainBegin, trainEnd, epochBegin, function, trainBatchBegin, trainBatchEnd);
    }

    /** The same with another beginning of each batch. */
    public LambdaCallback withTrainBatchBegin(IntConsumer function) {
        return new LambdaCallback(trainBegin, trainEnd, epochBegin, epochEnd, function, trainBatchEnd);
    }

    /** The same with another end of each batch. */
    public LambdaCallback withTrainBatchEnd(BatchEnd function) {
        return new LambdaCallback(trainBegin, trainEnd, epochBegin, epochEnd, trainBatchBegin, function);
    }

    @Override
    public void trainBegin(Training training) {
        trainBegin.accept(training);
    }

    @Override
    public void trainEnd(Map<String, Double> logs) {
        trainEnd.accept(logs);
    }

    @Override
    public void epochBegin(int epoch) {
        epochBegin.accept(epoch);
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        epochEnd.accept(epoch, logs);
    }

    @Override
    public void trainBatchBegin(int batch) {
        trainBatchBegin.accept(batch);
    }

    @Override
    public void trainBatchEnd(int batch, Logs logs) {
        trainBatchEnd.accept(batch, logs);
    }
}
