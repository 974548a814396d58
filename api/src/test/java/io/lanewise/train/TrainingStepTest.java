package io.lanewise.train;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Training steps of one's own. */
class TrainingStepTest {
    private static final int ROWS = 8;
    private static final Fit FIT = Fit.epochs(1).withBatchSize(ROWS).withVerbose(0).withShuffle(false);
    private static final Tensor X = numbers(1, 3);
    private static final Tensor Y = numbers(2, 1);

    private static Tensor numbers(long seed, int columns) {
        return Tensor.of(new SplittableRandom(seed).doubles((long) ROWS * columns, -1, 1).toArray(), ROWS, columns);
    }

    private static Model model() {
        return Sequential.of(Input.of(3), Dense.of(4).withActivation(TANH).withName("first"), Dense.of(1).withName("second"));
    }

    private static Compilation compilation(TrainingStep step) {
        return Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR).withStep(step);
    }

    @Test
    void theOrdinaryStepWrittenOutIsTheOrdinaryStep() {
        var ordinary = model();
        ordinary.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR));
        var own = model();
        own.compile(compilation(step -> step.minimize(step.loss(step.predict(step.inputs())))));
        ordinary.fit(X, Y, FIT);
        own.fit(X, Y, FIT);
        assertThat(own.weights()).isEqualTo(ordinary.weights());
    }

    /** mean (y − f)² + 0.5 · mean (df/dx)² */
    private static final TrainingStep PENALIZED = step -> {
        var x = step.inputs().getFirst();
        var prediction = step.predict(step.inputs());
        var slope = Objects.requireNonNull(Ops.gradients(prediction.getFirst(), List.of(x)).getFirst());
        var penalty = Ops.multiply(Ops.mean(Ops.square(slope)), 0.5);
        step.report("penalty", penalty);
        step.minimize(Ops.add(step.loss(prediction), penalty));
    };

    @Test
    void aPenaltyOnTheGradientFollowsItsDifferences() {
        var model = model();
        model.compile(compilation(PENALIZED));
        var before = model.weights().getFirst();
        var slopes = new double[before.elements()];
        for (var i = 0; i < slopes.length; i++) {
            slopes[i] = (penalizedLoss(model, before, i, 1e-3) - penalizedLoss(model, before, i, -1e-3)) / 2e-3;
        }
        var history = model.fit(X, Y, FIT);
        var after = model.weights().getFirst();
        for (var i = 0; i < slopes.length; i++) {
            assertThat(after.at(i) - before.at(i)).isCloseTo(-0.1 * slopes[i], Offset.offset(2e-5));
        }
        assertThat(history.metrics().keySet()).containsExactly("loss", "penalty");
    }

    /** The loss by plain loops, with one element of the first kernel moved. */
    private static double penalizedLoss(Model model, Tensor kernel, int moved, double by) {
        var bias = model.weights().get(1);
        var second = model.weights().get(2);
        var shift = model.weights().get(3).at(0);
        var squares = 0.0;
        var slopes = 0.0;
        for (var row = 0; row < ROWS; row++) {
            var prediction = shift;
            var slope = new double[3];
            for (var unit = 0; unit < 4; unit++) {
                var sum = bias.at(unit);
                for (var k = 0; k < 3; k++) {
                    sum += X.at(row * 3 + k) * weight(kernel, k * 4 + unit, moved, by);
                }
                var hidden = Math.tanh(sum);
                prediction += hidden * second.at(unit);
                for (var k = 0; k < 3; k++) {
                    slope[k] += second.at(unit) * (1 - hidden * hidden) * weight(kernel, k * 4 + unit, moved, by);
                }
            }
            squares += Math.pow(Y.at(row) - prediction, 2);
            for (var each : slope) {
                slopes += each * each;
            }
        }
        return squares / ROWS + 0.5 * slopes / (ROWS * 3);
    }

    private static double weight(Tensor kernel, int index, int moved, double by) {
        return kernel.at(index) + (index == moved ? by : 0);
    }

    @Test
    void eachPartOfAModelCanHaveItsOptimizer() {
        var split = model();
        var network = split.network();
        split.compile(compilation(step -> {
            var loss = step.loss(step.predict(step.inputs()));
            step.minimize(loss, Sgd.of(0.1), network.layer("first").variables());
            step.minimize(loss, Sgd.of(0.01), network.layer("second").variables());
        }));
        var fast = model();
        fast.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR));
        var slow = model();
        slow.compile(Compilation.of(Sgd.of(0.01), MEAN_SQUARED_ERROR));
        split.fit(X, Y, FIT);
        fast.fit(X, Y, FIT);
        slow.fit(X, Y, FIT);
        assertThat(split.layer("first").weights()).isEqualTo(fast.layer("first").weights());
        assertThat(split.layer("second").weights()).isEqualTo(slow.layer("second").weights());
    }

    @Test
    void anOptimizerGoesOnWhateverTheSizeOfTheBatch() {
        var own = model();
        var network = own.network();
        own.compile(compilation(step -> step.minimize(step.loss(step.predict(step.inputs())), Sgd.of(0.1).withMomentum(0.9), network.trainedVariables())));
        var ordinary = model();
        ordinary.compile(Compilation.of(Sgd.of(0.1).withMomentum(0.9), MEAN_SQUARED_ERROR));
        own.fit(X, Y, FIT.withBatchSize(5));
        ordinary.fit(X, Y, FIT.withBatchSize(5));
        assertThat(own.weights()).isEqualTo(ordinary.weights());
    }

    @Test
    void wrongStepsAreRefusedBeforeAnythingChanges() {
        refused(step -> step.predict(step.inputs()), "expected a loss");
        refused(step -> step.minimize(step.predict(step.inputs()).getFirst()), "expected a loss that is one number");
        refused(step -> step.report("x", step.inputs().getFirst()), "expected a scalar to report as \"x\"");
        var model = model();
        var weights = model.network().trainedVariables();
        model.compile(compilation(step -> {
            var loss = step.loss(step.predict(step.inputs()));
            step.minimize(loss);
            step.minimize(loss, Sgd.of(0.5), weights);
        }));
        var before = model.weights();
        assertThatThrownBy(() -> model.fit(X, Y, FIT)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is to follow two losses");
        assertThat(model.weights()).isEqualTo(before);
    }

    private static void refused(TrainingStep step, String message) {
        var model = model();
        model.compile(compilation(step));
        var before = model.weights();
        assertThatThrownBy(() -> model.fit(X, Y, FIT)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
        assertThat(model.weights()).isEqualTo(before);
    }
}
