package io.lanewise.callback;

import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Called while a model is trained, evaluated or used; every hook does nothing unless overridden. Epochs and batches count from 0. While
 * {@code fit} validates, the hooks of testing are called too.
 *
 * <p>A hook that throws ends what is under way with the model in its last whole step; what callbacks throw in {@link #trainBegin} ends
 * it before anything has changed. Source: {@code keras.callbacks.Callback}.
 */
public interface Callback {
    /** Training begins. */
    default void trainBegin(Training training) {}

    /** An epoch begins. */
    default void epochBegin(int epoch) {}

    /** A batch is about to be trained. */
    default void trainBatchBegin(int batch) {}

    /**
     * A batch has been trained.
     *
     * @param logs the running means of the epoch
     */
    default void trainBatchEnd(int batch, Logs logs) {}

    /**
     * An epoch has ended.
     *
     * @param logs its metrics; those of the validation begin with {@code val_}. What is added shows in the history and to the callbacks
     *     that come after
     */
    default void epochEnd(int epoch, Map<String, Double> logs) {}

    /**
     * Training has ended, and moving averages have taken the weights' place, if they are kept.
     *
     * @param logs those of the last epoch
     */
    default void trainEnd(Map<String, Double> logs) {}

    /** An evaluation begins. */
    default void testBegin(Run run) {}

    /** A batch is about to be evaluated. */
    default void testBatchBegin(int batch) {}

    /**
     * A batch has been evaluated.
     *
     * @param logs the running means
     */
    default void testBatchEnd(int batch, Logs logs) {}

    /**
     * The evaluation has ended.
     *
     * @param logs its metrics
     */
    default void testEnd(Map<String, Double> logs) {}

    /** A prediction begins. */
    default void predictBegin(Run run) {}

    /** A batch is about to be predicted. */
    default void predictBatchBegin(int batch) {}

    /**
     * A batch has been predicted.
     *
     * @param outputs the batch's outputs, copied when asked for
     */
    default void predictBatchEnd(int batch, Supplier<List<Tensor>> outputs) {}

    /** The prediction has ended. */
    default void predictEnd() {}

    /** What was under way ends by an exception, from wherever: undo what must not stay. No end is called after it. */
    default void aborted() {}
}
