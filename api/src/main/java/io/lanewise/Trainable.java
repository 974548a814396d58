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
import io.lanewise.train.Dataset;
import io.lanewise.train.Fit;
import io.lanewise.train.History;
import io.lanewise.train.MemoryPlan;
import io.lanewise.train.MemoryUse;
import io.lanewise.train.Pass;
import io.lanewise.train.Predictor;
import io.lanewise.train.Scores;
import io.lanewise.train.Steps;
import io.lanewise.train.Trainer;
import io.lanewise.train.Watch;
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

    /**
     * The memory that batches of this size take, as it is planned: weights, optimizer, gradients, activations and workspace, for predicting and, if
     * the model is compiled, for training.
     *
     * @throws IllegalArgumentException if the size is below 1, or the sizes of the model's inputs are not all known
     * @throws IllegalStateException if the model has no weights yet
     */
    public final MemoryUse memory(int batchSize) {
        return new MemoryPlan(network, trainer).of(batchSize);
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
        return fit(new Dataset.Whole(samples), fit, callbacks);
    }

    /**
     * Trains the model on samples that come in batches, each as large as it is; each pass over them begins by asking for an iterator. Without
     * an end they need {@link Fit#STEPS_PER_EPOCH}.
     *
     * @throws IllegalArgumentException if the first batch, model, loss and metrics do not go together; nothing has changed then. A later batch that
     *     does not ends training with the model in its last whole step
     */
    public final History fit(Iterable<Samples> batches, Fit fit, Callback... callbacks) {
        return fit(new Dataset.InBatches(batches), fit, callbacks);
    }

    private History fit(Dataset data, Fit fit, Callback... callbacks) {
        return trainer("fit").fit(data, fit, watch(fit.get(Fit.VERBOSE), callbacks));
    }

    /** The callbacks, and who shows progress after them, unless one of them does. */
    private Watch watch(int verbose, Callback... callbacks) {
        var all = new ArrayList<Callback>(List.of(callbacks));
        if (verbose > 0 && all.stream().noneMatch(ProgressCallback.class::isInstance)) {
            all.add(ProgressCallback.toStandardOutput(verbose));
        }
        return new Watch(all, new ModelServices(network, trainer));
    }

    /** One step on all of some samples, which may have weights; loss and metrics are those before the step. Keras's {@code train_on_batch}. */
    public final Scores trainOnBatch(Samples samples) {
        return trainer("trainOnBatch").trainOnBatch(samples);
    }

    /** Judges the model on all of some samples at once. Keras's {@code test_on_batch}. */
    public final Scores testOnBatch(Samples samples) {
        return trainer("testOnBatch").evaluate(new Dataset.Whole(samples), Pass.ofBatchSize(Math.max(1, samples.count())), Watch.NOBODY);
    }

    /** The model's output for features (N, …), all at once. Keras's {@code predict_on_batch}. */
    public final Tensor predictOnBatch(Tensor x) {
        return predict(x, x.shape().rank() == 0 ? 1 : Math.max(1, x.shape().size(0)));
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
        return evaluate(samples, Pass.DEFAULT, callbacks);
    }

    /**
     * Judges the model on samples, in batches of another size: the loss is the mean over batches, so that it depends on the size
     * where the reduction is a sum.
     *
     * @throws IllegalStateException before {@code compile}
     */
    public final Scores evaluate(Samples samples, int batchSize, Callback... callbacks) {
        return evaluate(samples, Pass.ofBatchSize(batchSize), callbacks);
    }

    /** Judges the model on samples, as {@code pass} says. */
    public final Scores evaluate(Samples samples, Pass pass, Callback... callbacks) {
        return trainer("evaluate").evaluate(new Dataset.Whole(samples), pass, watch(pass.get(Pass.VERBOSE), callbacks));
    }

    /** Judges the model on samples that come in batches. */
    public final Scores evaluate(Iterable<Samples> batches, Pass pass, Callback... callbacks) {
        return trainer("evaluate").evaluate(new Dataset.InBatches(batches), pass, watch(pass.get(Pass.VERBOSE), callbacks));
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
        return only(predictAll(samples, Pass.DEFAULT));
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
        return predictAll(samples, Pass.DEFAULT);
    }

    /** The model's outputs for the features of samples, as {@code pass} says. */
    public final List<Tensor> predictAll(Samples samples, Pass pass, Callback... callbacks) {
        return predictAll(new Dataset.Whole(samples), pass, callbacks);
    }

    /** The model's outputs for the features of samples that come in batches. */
    public final List<Tensor> predictAll(Iterable<Samples> batches, Pass pass, Callback... callbacks) {
        return predictAll(new Dataset.InBatches(batches), pass, callbacks);
    }

    private List<Tensor> predictAll(Dataset data, Pass pass, Callback... callbacks) {
        return predictor.predict(data, pass, trainer, watch(pass.get(Pass.VERBOSE), callbacks));
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
