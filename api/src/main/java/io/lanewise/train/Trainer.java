package io.lanewise.train;

import io.lanewise.callback.Callback;
import io.lanewise.callback.Logs;
import io.lanewise.callback.Training;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import io.lanewise.model.WeightLayout;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trains and evaluates a compiled model. Weights and the optimizer's state go on from call to call. For one thread at a time.
 */
public final class Trainer {
    /** Streams of the order of samples, apart from those of weights and layers. */
    private static final long SHUFFLE_STREAM = 1L << 40;

    private final Network network;
    private final Compilation compilation;
    private final List<Minimizer> others = new ArrayList<>();
    private @Nullable BatchRunner runner;
    private @Nullable Minimizer main;
    private @Nullable WeightLayout layout;
    private int changes;

    /** A trainer before its first step. */
    public Trainer(Network network, Compilation compilation) {
        this.network = network;
        this.compilation = compilation;
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

    BatchRunner runner() {
        main();
        return Objects.requireNonNull(runner);
    }

    /**
     * Trains the model.
     *
     * @param samples features and labels
     * @param fit how to go over them
     * @param callbacks called on the way
     * @return loss and metrics of each epoch
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together; nothing has changed then
     */
    public History fit(Samples samples, Fit fit, List<? extends Callback> callbacks) {
        return network.unlessRefused(() -> prepare(samples, fit, callbacks)).run();
    }

    private FitRun prepare(Samples samples, Fit fit, List<? extends Callback> callbacks) {
        var accepted = DataCheck.accept("fit", network, samples);
        var weights = SampleWeights.of(fit, accepted);
        var validation = fit.find(Fit.VALIDATION_DATA).map(given -> batches(DataCheck.accept("fit, validation data", network, given), null)).orElse(null);
        double split = fit.get(Fit.VALIDATION_SPLIT);
        if (split > 0) {
            var at = (int) Math.floor(accepted.count() * (1 - split));
            if (at == 0) {
                throw new IllegalArgumentException("fit: validation_split " + split + " leaves none of " + accepted.count() + " samples to train on");
            }
            // As in Keras, weights of classes are for training only.
            var kept = fit.find(Fit.SAMPLE_WEIGHT).isPresent() && weights != null ? weights.slice(at, accepted.count()) : null;
            validation = batches(accepted.slice(at, accepted.count()), kept);
            weights = weights == null ? null : weights.slice(0, at);
            accepted = accepted.slice(0, at);
        }
        var training = batches(accepted, weights);
        check(training, fit.get(Fit.BATCH_SIZE), Mode.TRAIN);
        if (validation != null) {
            check(validation, fit.get(Fit.BATCH_SIZE), Mode.EVALUATE);
        }
        return new FitRun(training, validation, fit, List.copyOf(callbacks));
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
        return network.unlessRefused(() -> {
            var batches = batches(DataCheck.accept("steps", network, samples), null);
            check(batches, batchSize, Mode.TRAIN);
            return new Steps(this, batches, batchSize);
        });
    }

    /**
     * Judges the model.
     *
     * @param sampleWeight a weight for each sample, or null
     * @throws IllegalArgumentException if data, model, loss and metrics do not go together
     */
    public Scores evaluate(Samples samples, int batchSize, @Nullable Tensor sampleWeight, List<? extends Callback> callbacks) {
        var batches = batches(DataCheck.accept("evaluate", network, samples), sampleWeight);
        check(batches, batchSize, Mode.EVALUATE);
        return evaluate(batches, batchSize, callbacks);
    }

    private Scores evaluate(Batches batches, int batchSize, List<? extends Callback> callbacks) {
        var sums = new MetricSums();
        Logs logs = sums::logs;
        callbacks.forEach(callback -> callback.testBegin(Math.ceilDiv(batches.count(), batchSize)));
        for (var from = 0; from < batches.count(); from += batchSize) {
            var program = runner().program(batches.key(Mode.EVALUATE, Math.min(batchSize, batches.count() - from)));
            batches.feed(program, from);
            program.run();
            sums.add(program);
            for (var callback : callbacks) {
                callback.testBatchEnd(from / batchSize, logs);
            }
        }
        var found = sums.logs();
        callbacks.forEach(callback -> callback.testEnd(found));
        return sums.scores();
    }

    private Batches batches(Samples samples, @Nullable Tensor weights) {
        return new Batches(samples, weights, network.inputs(), network.outputs().stream().map(Port::name).toList());
    }

    /** Traces a batch, which fails before anything has changed if data, model, loss and metrics do not go together; checks labels. */
    private void check(Batches batches, int batchSize, Mode mode) {
        var program = runner().program(batches.key(mode, Math.min(batchSize, batches.count())));
        var losses = compilation.losses().of("loss", network.outputs().stream().map(Port::name).toList());
        for (var i = 0; i < Math.min(losses.size(), program.outputs().size()); i++) {
            var loss = losses.get(i);
            var output = program.outputs().get(i).spec().shape();
            if (loss != null) {
                loss.check(batches.labels().get(i), output);
            }
            if (loss != null && mode == Mode.TRAIN) {
                PairingCheck.warn(network.graph().stateOf(network.graph().outputs().get(i)).layer(), loss, output);
            }
        }
    }

    /** One call of fit. */
    private final class FitRun implements Training {
        private final Batches training;
        private final @Nullable Batches validation;
        private final Fit fit;
        private final List<Callback> callbacks;
        private final int batchSize;
        private final Steps steps;
        private final Logs logs;
        private boolean stopped;

        FitRun(Batches training, @Nullable Batches validation, Fit fit, List<Callback> callbacks) {
            this.training = training;
            this.validation = validation;
            this.fit = fit;
            this.callbacks = callbacks;
            this.batchSize = fit.get(Fit.BATCH_SIZE);
            this.steps = new Steps(Trainer.this, training, batchSize);
            this.logs = steps.sums()::logs;
        }

        History run() {
            var history = new History();
            callbacks.forEach(callback -> callback.trainBegin(this));
            for (int epoch = fit.get(Fit.INITIAL_EPOCH); epoch < fit.get(Fit.EPOCHS) && !stopped; epoch++) {
                var number = epoch;
                callbacks.forEach(callback -> callback.epochBegin(number));
                shuffle(epoch);
                trainEpoch();
                var found = new TreeMap<>(steps.sums().logs());
                if (validation != null) {
                    evaluate(validation, batchSize, List.of()).logs().forEach((name, value) -> found.put("val_" + name, value));
                }
                history.add(epoch, found);
                callbacks.forEach(callback -> callback.epochEnd(number, found));
            }
            steps.finish();
            callbacks.forEach(Callback::trainEnd);
            return history;
        }

        private void shuffle(int epoch) {
            if (fit.get(Fit.SHUFFLE)) {
                var stream = Philox.mix(SHUFFLE_STREAM + epoch, iterations());
                Philox.permutation(network.seed(), stream, training.order(), training.count());
            }
        }

        private void trainEpoch() {
            steps.reset();
            for (var batch = 0; batch < steps.count(); batch++) {
                steps.run(batch);
                for (var callback : callbacks) {
                    callback.batchEnd(batch, logs);
                }
            }
        }

        @Override
        public int epochs() {
            return fit.get(Fit.EPOCHS);
        }

        @Override
        public int batches() {
            return steps.count();
        }

        @Override
        public double learningRate() {
            return state().learningRate();
        }

        @Override
        public void setLearningRate(double rate) {
            state().setLearningRate(rate);
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }
}
