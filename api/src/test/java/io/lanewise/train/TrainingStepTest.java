package io.lanewise.train;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.gradients;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sum;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.callback.Callback;
import io.lanewise.callback.Logs;
import io.lanewise.layer.ActivityRegularization;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Dropout;
import io.lanewise.layer.Input;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Training steps of one's own. */
class TrainingStepTest {
    private static final int SAMPLES = 10;
    private static final Fit FULL = Fit.epochs(1).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0);

    private final Tensor x = random(1, 3);
    private final Tensor y = random(2, 1);

    private static Tensor random(long seed, int columns) {
        return Tensor.of(new SplittableRandom(seed).doubles((long) SAMPLES * columns, -1, 1).toArray(), SAMPLES, columns);
    }

    private static Sequential network() {
        return Sequential.of(Input.of(3), Dense.of(4).withActivation(TANH).withName("hidden"), Dense.of(1).withName("head"));
    }

    private static Compilation compilation(Optimizer<?> optimizer) {
        return Compilation.of(optimizer, MEAN_SQUARED_ERROR);
    }

    private static Sequential trained(Sequential model, Compilation compilation, Tensor x, Tensor y, Fit fit) {
        model.compile(compilation);
        model.fit(x, y, fit);
        return model;
    }

    @Test
    void theOrdinaryStepWrittenOutGivesTheSameBits() {
        var fit = Fit.epochs(3).withBatchSize(4).withVerbose(0);
        var ordinary = trained(network(), compilation(Adam.of(0.01)).withMetrics(Metric.of("mae")), x, y, fit);
        var writtenOut = trained(network(), compilation(Adam.of(0.01)).withMetrics(Metric.of("mae")).withStep(step -> {
            var outputs = step.predict(step.inputs());
            step.minimize(step.loss(outputs));
        }), x, y, fit);
        assertThat(writtenOut.weights()).isEqualTo(ordinary.weights());
        assertThat(writtenOut.evaluate(x, y)).isEqualTo(ordinary.evaluate(x, y));
    }

    /** mean (f(x) − y)² + 0.5 mean |∂f/∂x|², in float64: weights flat, in the model's order. */
    private double penalized(double[] w) {
        var total = 0.0;
        for (var row = 0; row < SAMPLES; row++) {
            var prediction = w[20];
            var slope = new double[3];
            for (var unit = 0; unit < 4; unit++) {
                var sum = w[12 + unit];
                for (var i = 0; i < 3; i++) {
                    sum += x.get(row, i) * w[4 * i + unit];
                }
                var hidden = Math.tanh(sum);
                prediction += hidden * w[16 + unit];
                for (var i = 0; i < 3; i++) {
                    slope[i] += w[16 + unit] * (1 - hidden * hidden) * w[4 * i + unit];
                }
            }
            var error = prediction - y.at(row);
            total += error * error + 0.5 * (slope[0] * slope[0] + slope[1] * slope[1] + slope[2] * slope[2]);
        }
        return total / SAMPLES;
    }

    private static double[] flat(Model model) {
        return model.weights().stream().flatMapToDouble(weight -> Stream.iterate(0, i -> i < weight.elements(), i -> i + 1).mapToDouble(weight::at)).toArray();
    }

    /** Second derivatives: a step of gradient descent against central differences of the penalized loss. */
    @Test
    void aPenaltyOnTheGradientByTheInputsIsMadeSmall() {
        var model = network();
        model.compile(compilation(Sgd.of(1)).withStep(step -> {
            var features = step.inputs().getFirst();
            var outputs = step.predict(step.inputs());
            var slope = requireNonNull(gradients(sum(outputs.getFirst()), List.of(features)).getFirst());
            var penalty = mean(sum(square(slope), -1));
            step.report("penalty", penalty);
            step.minimize(add(step.loss(outputs), multiply(penalty, 0.5)));
        }));
        var before = flat(model);
        model.fit(x, y, FULL);
        var after = flat(model);
        for (var i = 0; i < before.length; i++) {
            var up = before.clone();
            up[i] += 1e-5;
            var down = before.clone();
            down[i] -= 1e-5;
            var slope = (penalized(up) - penalized(down)) / 2e-5;
            assertThat(before[i] - after[i]).as("step of weight " + i).isCloseTo(slope, within(1e-5));
        }
    }

    /** a w x with an optimizer for w and another for a: Keras's formulas in a plain loop. */
    @Test
    void twoOptimizersEachMoveTheirOwnLayers() {
        var model = Sequential.of(Input.of(1), Dense.of(1).withUseBias(false).withName("w"), Dense.of(1).withUseBias(false).withName("a"));
        model.setWeights(List.of(Tensor.of(new float[] {0.5f}, 1, 1), Tensor.of(new float[] {-0.7f}, 1, 1)));
        model.compile(compilation(Sgd.of(0.01)).withStep(step -> {
            var loss = step.loss(step.predict(step.inputs()));
            step.minimize(loss, Sgd.of(0.1).withMomentum(0.9), model.layer("w").variables());
            step.minimize(loss, Sgd.of(0.2), model.layer("a").variables());
        }));
        var features = random(3, 1);
        var w = 0.5;
        var a = -0.7;
        var velocity = 0.0;
        for (var turn = 0; turn < 6; turn++) {
            model.fit(features, y, FULL);
            var slope = 0.0;
            for (var i = 0; i < SAMPLES; i++) {
                slope += 2 * (a * w * features.at(i) - y.at(i)) * features.at(i) / SAMPLES;
            }
            velocity = 0.9 * velocity - 0.1 * slope * a;
            a -= 0.2 * slope * w;
            w += velocity;
            assertThat(flat(model)).as("turn " + turn).containsExactly(new double[] {w, a}, within(1e-6));
        }
    }

    /** Batches of 4, 4 and 2. */
    @Test
    void aReportIsTheMeanOverTheSamplesInLogsAndHistory() {
        var model = network();
        model.compile(compilation(Sgd.of(0.1)).withStep(step -> {
            step.report("feature", mean(step.inputs().getFirst()));
            step.minimize(step.loss(step.predict(step.inputs())));
        }));
        var expected = Stream.iterate(0, i -> i < x.elements(), i -> i + 1).mapToDouble(x::at).sum() / x.elements();
        var history = model.fit(x, y, Fit.epochs(2).withBatchSize(4).withVerbose(0));
        assertThat(history.get("feature")).hasSize(2).allSatisfy(mean -> assertThat(mean).isCloseTo(expected, within(1e-6)));
    }

    /** The first thing that is made small is the loss in logs, if the compiled one is not asked for. */
    @Test
    void aLossOfOnesOwnIsTheLossInLogs() {
        var model = network();
        model.compile(compilation(Sgd.of(0)).withStep(step ->
                step.minimize(mean(square(subtract(step.predict(step.inputs()).getFirst(), step.labels().getFirst()))))));
        var loss = model.fit(x, y, FULL).last("loss");
        assertThat(loss).isCloseTo(model.evaluate(x, y).loss(), within(1e-6));
    }

    /** With a rate of 0 weights stay, so that only the mask of the step changes the loss. */
    @Test
    void randomLayersDrawOtherNumbersInEveryStepOfOptimizersOfOnesOwn() {
        var model = Sequential.of(Input.of(3), Dropout.of(0.5), Dense.of(1));
        model.compile(compilation(Sgd.of(0)).withStep(step ->
                step.minimize(step.loss(step.predict(step.inputs())), Sgd.of(0), model.network().trainedVariables())));
        var losses = model.fit(x, y, Fit.epochs(4).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0)).get("loss");
        assertThat(losses).doesNotHaveDuplicates();
    }

    /** Two predictions of the same features, such as those of a penalty on their difference. */
    @Test
    void randomLayersDrawOtherNumbersInEveryCallOfOneStep() {
        var model = Sequential.of(Input.of(3), Dropout.of(0.5), Dense.of(1));
        model.compile(compilation(Sgd.of(0)).withStep(step -> {
            var once = step.predict(step.inputs()).getFirst();
            var again = step.predict(step.inputs()).getFirst();
            step.report("difference", mean(square(subtract(once, again))));
            step.minimize(step.loss(List.of(once)));
        }));
        assertThat(model.fit(x, y, FULL).last("difference")).isGreaterThan(0);
    }

    /** Two penalties that are the same number still count twice. */
    @Test
    void whatTwoLayersAddToTheLossIsAddedTwice() {
        var model = Sequential.of(Input.of(3), ActivityRegularization.of(0, 0.1), ActivityRegularization.of(0, 0.1), Dense.of(1));
        model.compile(compilation(Sgd.of(0)));
        var predictions = model.predict(x);
        var expected = 0.0;
        for (var row = 0; row < SAMPLES; row++) {
            expected += Math.pow(predictions.at(row) - y.at(row), 2) / SAMPLES;
            for (var i = 0; i < 3; i++) {
                expected += 2 * 0.1 * Math.pow(x.get(row, i), 2) / SAMPLES;
            }
        }
        assertThat(model.evaluate(x, y).loss()).isCloseTo(expected, within(1e-5));
    }

    /** Each penalty belongs to the first loss that is asked for behind it. */
    @Test
    void aLossThatIsAskedForTwiceHasThePenaltiesOnce() {
        var model = Sequential.of(Input.of(3), ActivityRegularization.of(0, 0.1), Dense.of(1));
        model.compile(compilation(Sgd.of(0)).withStep(step -> {
            var outputs = step.predict(step.inputs());
            var first = step.loss(outputs);
            step.report("penalty", subtract(first, step.loss(outputs)));
            step.minimize(first);
        }));
        var expected = 0.0;
        for (var i = 0; i < x.shape().elements(); i++) {
            expected += 0.1 * Math.pow(x.at(i), 2) / SAMPLES;
        }
        assertThat(model.fit(x, y, FULL).last("penalty")).isCloseTo(expected, within(1e-5));
    }

    /** Epochs of one fit and of another see the samples in another order, whichever optimizer makes the steps. */
    @Test
    void everyFitShufflesAnew() {
        var model = network();
        model.compile(compilation(Sgd.of(0)).withStep(step -> {
            step.report("feature", mean(step.inputs().getFirst()));
            step.minimize(step.loss(step.predict(step.inputs())), Sgd.of(0), model.network().trainedVariables());
        }));
        // What each batch holds shows in the sum over batches of their positions times what they report.
        var sums = new ArrayList<Double>();
        var positions = new Callback() {
            private double sum;

            @Override
            public void batchEnd(int batch, Logs logs) {
                sum += (batch + 1) * logs.get().get("feature");
            }
        };
        for (var i = 0; i < 3; i++) {
            positions.sum = 0;
            model.fit(x, y, Fit.epochs(1).withBatchSize(2).withVerbose(0), positions);
            sums.add(positions.sum);
        }
        assertThat(sums).doesNotHaveDuplicates();
    }

    /** One step: the average begins at the weights after it; the second: half of each. */
    @Test
    void averagesOfOptimizersOfOnesOwnTakeTheWeightsPlaceAtTheEnd() {
        var averaged = Sgd.of(0.1).with(Optimizer.USE_EMA, true).with(Optimizer.EMA_MOMENTUM, 0.5);
        var fit = Fit.epochs(3).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0);
        var compiled = trained(network(), compilation(averaged), x, y, fit);
        var model = network();
        var own = trained(model, compilation(Sgd.of(0.1)).withStep(step ->
                step.minimize(step.loss(step.predict(step.inputs())), averaged, model.network().trainedVariables())), x, y, fit);
        assertThat(own.weights()).isEqualTo(compiled.weights());
    }

    private static Arguments row(String what, TrainingStep step, String... message) {
        return Arguments.of(what, step, message);
    }

    static Stream<Arguments> wrongSteps() {
        return Stream.of(
                row("nothing", step -> { }, "expected a loss", "call minimize"),
                row("a vector as loss", step -> step.minimize(sum(step.predict(step.inputs()).getFirst(), -1)), "one number for a batch", "(10,)"),
                row("a report that is no scalar", step -> step.report("outputs", step.predict(step.inputs()).getFirst()), "scalar to report as \"outputs\"", "(10, 1)"),
                row("a report by the loss's name", step -> step.report("loss", mean(step.labels().getFirst())), "received \"loss\"", "choose another"),
                row("two reports of one name", step -> {
                    step.report("mean", mean(step.labels().getFirst()));
                    step.report("mean", mean(step.inputs().getFirst()));
                }, "received \"mean\"", "choose another"),
                row("features of another shape", step -> step.predict(List.of(step.labels().getFirst())), "model sequential", "[(None, 3)]", "[(None, 1)]"),
                row("no labels of that place", step -> step.labels().get(1), "1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSteps")
    void aWrongStepIsRefusedAndChangesNothing(String what, TrainingStep wrong, String... message) {
        var model = network();
        model.compile(compilation(Sgd.of(0.1)).withStep(wrong));
        var weights = model.weights();
        assertThatThrownBy(() -> model.fit(x, y, FULL)).as(what).isInstanceOf(RuntimeException.class).hasMessageContainingAll(message);
        assertThat(model.weights()).isEqualTo(weights);
        assertThat(model.optimizerState().iterations()).isZero();
    }

    @Test
    void aWeightThatIsToFollowTwoLossesIsRefused() {
        var model = network();
        model.compile(compilation(Sgd.of(0.1)).withStep(step -> {
            var loss = step.loss(step.predict(step.inputs()));
            step.minimize(loss);
            step.minimize(loss, Sgd.of(0.2), model.layer("head").variables());
        }));
        var weights = model.weights();
        assertThatThrownBy(() -> model.fit(x, y, FULL)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("head/kernel (4, 1)", "two losses", "minimize each weight once");
        assertThat(model.weights()).isEqualTo(weights);
    }
}
