package io.lanewise;

import io.lanewise.callback.Callback;
import io.lanewise.data.Samples;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.model.NestedModel;
import io.lanewise.model.Network;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.report.ProgressCallback;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import io.lanewise.train.History;
import io.lanewise.train.Predictor;
import io.lanewise.train.Scores;
import io.lanewise.train.Steps;
import io.lanewise.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network that can be trained, judged and used: that part of a {@link Model}. */
public abstract sealed class Trainable implements NestedModel permits Model {
    private static final int BATCH_SIZE = 32;

    private final Network network;
    private final Predictor predictor;
    private @Nullable Trainer trainer;

    Trainable(Network network, @Nullable Trainer trainer) {
        this.network = network;
        this.predictor = new Predictor(network);
        this.trainer = trainer;
    }

    /** Its layers, names and weights. */
    @Override
    public final Network network() {
        return network;
    }

    @Nullable Trainer trainer() {
        return trainer;
    }

    /** Says how the model is trained and judged; weights stay as they are, an optimizer begins anew. */
    public final void compile(Compilation compilation) {
        trainer = new Trainer(network, compilation);
    }

    /** Says how the model is trained and judged. */
    public final void compile(Optimizer<?> optimizer, Loss loss, Metric... metrics) {
        compile(Compilation.of(optimizer, loss, metrics));
    }

    /** Says how the model is trained and judged; the optimizer is RMSprop with its defaults, as in Keras. */
    public final void compile(Loss loss, Metric... metrics) {
        compile(Compilation.of(loss, metrics));
    }

    /**
     * Says by Keras's names how the model is trained and judged, such as {@code compile("adam", "mse", "mae")}.
     *
     * @throws io.lanewise.config.UnknownNameException for an unknown name; the message lists the near ones
     */
    public final void compile(String optimizer, String loss, String... metrics) {
        compile(Optimizer.of(optimizer), Loss.of(loss), Arrays.stream(metrics).map(Metric::of).toArray(Metric[]::new));
    }

    /** How the model is trained and judged; null before {@code compile}. */
    public final @Nullable Compilation compilation() {
        var present = trainer;
        return present == null ? null : present.compilation();
    }

    private Trainer trainer(String operation) {
        var present = trainer;
        if (present == null) {
            throw new IllegalStateException(operation + ": model " + network.name() + " is not compiled; call compile(optimizer, loss, metrics) first");
        }
        return present;
    }

    /**
     * Trains the model.
     *
     * @param samples features and labels
     * @param fit how to go over them
     * @param callbacks called on the way
     * @return loss and metrics of each epoch
     * @throws IllegalStateException before {@code compile}
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     */
    public final History fit(Samples samples, Fit fit, Callback... callbacks) {
        var ready = trainer("fit");
        var all = new ArrayList<Callback>(List.of(callbacks));
        if (fit.get(Fit.VERBOSE) > 0) {
            all.add(ProgressCallback.toStandardOutput(fit.get(Fit.VERBOSE)));
        }
        return ready.fit(samples, fit, all);
    }

    /**
     * Training step by step, in a loop of one's own.
     *
     * @throws IllegalStateException before {@code compile}
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     */
    public final Steps steps(Samples samples, int batchSize) {
        return trainer("steps").steps(samples, batchSize);
    }

    /** Trains the model on features and labels. */
    public final History fit(Tensor x, Tensor y, Fit fit, Callback... callbacks) {
        return fit(Samples.of(x, y), fit, callbacks);
    }

    /**
     * Judges the model on samples, in batches of 32, without a word.
     *
     * @throws IllegalStateException before {@code compile}
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     */
    public final Scores evaluate(Samples samples, Callback... callbacks) {
        var ready = trainer("evaluate");
        return network.unlessRefused(() -> ready.evaluate(samples, BATCH_SIZE, null, List.of(callbacks)));
    }

    /**
     * Judges the model on samples, in batches of another size: the loss is the mean over batches, so that it depends on the size
     * where the reduction is a sum.
     *
     * @throws IllegalStateException before {@code compile}
     */
    public final Scores evaluate(Samples samples, int batchSize, Callback... callbacks) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("evaluate: batch_size must be an integer above 0, received " + batchSize);
        }
        return trainer("evaluate").evaluate(samples, batchSize, null, List.of(callbacks));
    }

    /** Judges the model on features and labels. */
    public final Scores evaluate(Tensor x, Tensor y, Callback... callbacks) {
        return evaluate(Samples.of(x, y), callbacks);
    }

    /** The model's output for features (N, …), in batches of 32. */
    public final Tensor predict(Tensor x) {
        return predict(x, BATCH_SIZE);
    }

    /** The model's output for features (N, …), in batches of another size. */
    public final Tensor predict(Tensor x, int batchSize) {
        return only(predict(List.of(x), batchSize));
    }

    /** The model's output for the features of samples, scaled as they are. */
    public final Tensor predict(Samples samples) {
        return only(predictor.predict(samples, BATCH_SIZE));
    }

    /** The outputs of a model of several inputs or outputs, for features of each input, in batches of 32. */
    public final List<Tensor> predict(List<Tensor> x) {
        return predict(x, BATCH_SIZE);
    }

    /** The outputs of a model of several inputs or outputs, for features of each input. */
    public final List<Tensor> predict(List<Tensor> x, int batchSize) {
        return predictor.predict(x, batchSize);
    }

    /** The outputs of a model of several inputs or outputs, for the features of samples. */
    public final List<Tensor> predictAll(Samples samples) {
        return predictor.predict(samples, BATCH_SIZE);
    }

    private Tensor only(List<Tensor> outputs) {
        if (outputs.size() != 1) {
            throw new IllegalStateException("predict: model " + network.name() + " has the outputs " + network.outputs() + "; give its features as a list, or call predictAll");
        }
        return outputs.getFirst();
    }

    /**
     * What the optimizer remembers: steps, learning rate, slots.
     *
     * @throws IllegalStateException before {@code compile}, or while the model has no weights
     */
    public final OptimizerState optimizerState() {
        return trainer("optimizer state").state();
    }
}
