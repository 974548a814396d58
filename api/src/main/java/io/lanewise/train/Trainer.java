package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.graph.Arena;
import io.lanewise.loss.Loss;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import io.lanewise.model.WeightLayout;
import io.lanewise.optimizer.OptimizerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains and evaluates a compiled model. Weights and the optimizer's state go on from call to call. For one thread at a time: a second one is
 * refused.
 */
public final class Trainer {
    /** Streams of the order of samples, apart from those of weights and layers. */
    private static final long SHUFFLE_STREAM = 1L << 40;

    private final Network network;
    private final Compilation compilation;
    private final Feeds feeds;
    private final Turn turn = new Turn();
    private final List<Minimizer> others = new ArrayList<>();
    private @Nullable BatchRunner runner;
    private @Nullable Minimizer main;
    private @Nullable WeightLayout layout;
    private int changes;

    /** A trainer before its first step. */
    public Trainer(Network network, Compilation compilation) {
        this.network = network;
        this.compilation = compilation;
        this.feeds = new Feeds(this, network);
    }

    /** How the model is trained and judged. */
    public Compilation compilation() {
        return compilation;
    }

    /**
     * What the compiled optimizer remembers; it begins anew when layers are frozen or freed.
     *
     * @throws IllegalStateException if the model has no weights yet
     */
    public OptimizerState state() {
        return main().state();
    }

    /** What the optimizer remembers, if there has been a reason to begin; never makes it begin. */
    @SuppressWarnings("ReferenceEquality") // a layout is replaced when other weights are trained
    public Optional<OptimizerState> begunState() {
        return layout != null && network.isBuilt() && layout == network.layout() ? Optional.ofNullable(main).map(Minimizer::state) : Optional.empty();
    }

    /** How many steps have been made, by whichever optimizer made most: numbers the steps, for all that is random. Allocates nothing. */
    long iterations() {
        var most = state().iterations();
        for (var i = 0; i < others.size(); i++) {
            most = Math.max(most, others.get(i).state().iterations());
        }
        return most;
    }

    private Minimizer main() {
        var present = main;
        if (present == null || layout != network.layout()) {
            var current = network.layout();
            present = new Minimizer(compilation.optimizer(), current);
            main = present;
            layout = current;
            runner = null;
        }
        if (runner == null || changes != network.changes()) {
            // A frozen layer may compute something else, whether or not it has weights.
            runner = new BatchRunner(new BatchTracer(network, compilation, this::minimizer));
            changes = network.changes();
        }
        return present;
    }

    /** Where the weights of a minimization and their gradients lie: the same object for the same ones, whatever the size of the batch. */
    private Minimizer minimizer(StepScope.Minimization minimization) {
        var optimizer = minimization.optimizer();
        var variables = minimization.variables();
        if (optimizer == null || variables == null) {
            return main();
        }
        for (var known : others) {
            if (known.isOf(optimizer, variables)) {
                return known;
            }
        }
        var added = new Minimizer(optimizer, new WeightLayout(variables));
        others.add(added);
        return added;
    }

    /** A program of its own, which is not kept. */
    BatchProgram trace(BatchKey key, Arena arena) {
        main();
        return new BatchTracer(network, compilation, this::minimizer).trace(key, arena);
    }

    BatchRunner runner() {
        main();
        return Objects.requireNonNull(runner);
    }

    /** Exchanges the weights and the moving averages that the compiled optimizer keeps of them. */
    void swapAverages() {
        main().swap();
    }

    /**
     * Trains the model.
     *
     * @param data features and labels
     * @param fit how to go over them
     * @param watch who watches
     * @return loss and metrics of each epoch
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     * @throws IllegalStateException if another thread trains or evaluates the model
     */
    public History fit(Dataset data, Fit fit, Watch watch) {
        return turn.take("fit", () -> network.unlessRefused(() -> {
            var plan = FitPlan.of(feeds, network, data, fit, (batches, epoch) -> shuffle(batches, fit, epoch));
            var tracked = runner().program(plan.training().firstKey(Mode.TRAIN)).tracked();
            return new FitRun(network, this, plan, fit, watch, tracked).begin();
        }).run());
    }

    private void shuffle(Batches batches, Fit fit, int epoch) {
        if (fit.get(Fit.SHUFFLE)) {
            var stream = Philox.mix(SHUFFLE_STREAM + epoch, iterations());
            Philox.permutation(network.seed(), stream, batches.order(), batches.count());
        }
    }

    /**
     * Training step by step.
     *
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     */
    public Steps steps(Samples samples, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("steps: batch_size must be an integer above 0, received " + batchSize);
        }
        return network.unlessRefused(() -> new Steps(this, turn, accept("steps", samples, batchSize, Mode.TRAIN), batchSize));
    }

    private Batches accept(String operation, Samples samples, int batchSize, Mode mode) {
        var batches = feeds.batches(DataCheck.accept(operation, network, samples));
        check(batches, batchSize, mode);
        return batches;
    }

    /**
     * One step on all of some samples: Keras's {@code train_on_batch}.
     *
     * @return loss and metrics of the samples, before the step
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     */
    public Scores trainOnBatch(Samples samples) {
        return turn.take("trainOnBatch", () -> {
            var batch = network.unlessRefused(() -> accept("trainOnBatch", samples, Math.max(1, samples.count()), Mode.TRAIN));
            var stepper = new Stepper(this);
            stepper.run(batch, 0, batch.count());
            return stepper.sums().scores();
        });
    }

    /**
     * Judges the model.
     *
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     */
    public Scores evaluate(Dataset data, Pass pass, Watch watch) {
        return turn.take("evaluate", () -> {
            var feed = network.unlessRefused(() -> feeds.evaluated("evaluate", data, pass.get(Pass.BATCH_SIZE), pass.steps()));
            var hooks = new Hooks(watch.callbacks());
            return hooks.watched(() -> new Evaluation(this::runner, feed, hooks).run(new ModelRun(network, this, watch.services(), feed.count())));
        });
    }

    /** Traces a batch, which fails before anything has changed if data, model, loss and metrics do not go together; checks labels. */
    void check(Batches batches, int batchSize, Mode mode) {
        var program = checkLabels(batches, batchSize, mode);
        var losses = losses();
        for (var i = 0; i < Math.min(losses.size(), program.outputs().size()); i++) {
            var loss = losses.get(i);
            if (loss != null && mode == Mode.TRAIN) {
                var output = program.outputs().get(i).spec().shape();
                PairingCheck.warn(network.graph().stateOf(network.graph().outputs().get(i)).layer(), loss.resolve(batches.labels().get(i).shape(), output), output);
            }
        }
    }

    BatchProgram checkLabels(Batches batches, int batchSize, Mode mode) {
        var program = runner().program(batches.key(mode, Math.min(batchSize, batches.count())));
        var losses = losses();
        for (var i = 0; i < Math.min(losses.size(), program.outputs().size()); i++) {
            var loss = losses.get(i);
            if (loss != null) {
                loss.check(batches.labels().get(i), program.outputs().get(i).spec().shape());
            }
        }
        return program;
    }

    private List<@Nullable Loss> losses() {
        return compilation.losses().of("loss", network.outputs().stream().map(Port::name).toList());
    }
}
