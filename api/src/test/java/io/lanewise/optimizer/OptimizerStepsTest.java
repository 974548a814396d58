package io.lanewise.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three steps of w = [1, −2] along the gradient w / 2, against numbers that were computed apart from this code, in float64 or by Keras. */
class OptimizerStepsTest {
    private static Arguments steps(Optimizer<?> optimizer, double... first) {
        return Arguments.of(optimizer, first);
    }

    static Stream<Arguments> firstNumbers() {
        return Stream.of(
                steps(Sgd.of(0.1), 0.95, 0.9025, 0.857375),
                steps(Sgd.of(0.1).withMomentum(0.9), 0.95, 0.8575, 0.731375),
                steps(Sgd.of(0.1).withMomentum(0.9).withNesterov(true), 0.905, 0.778525, 0.6314626),
                steps(Sgd.of(0.1).withClipnorm(0.5), 0.9776393, 0.9552786, 0.9329180),
                steps(Sgd.of(step -> 0.1 / (1 << step)), 0.95, 0.92625, 0.914671875),
                steps(Sgd.of(0.1).withLossScaleFactor(4), 0.9875, 0.97515625, 0.962966797),
                steps(Sgd.of(0.1).withGradientAccumulationSteps(2), 1, 0.95, 0.95),
                steps(RmsProp.of(0.01), 0.9683773, 0.9457881, 0.9270532),
                steps(RmsProp.of(0.01).withMomentum(0.9).withCentered(true), 0.9666668, 0.9115903, 0.8405968),
                steps(Adam.of(0.01), 0.9900001, 0.9800030, 0.9700104),
                steps(AdamW.of(0.01), 0.9899601, 0.9799235, 0.9698917),
                steps(AdamW.of(0.01).excludeFromWeightDecay("^w"), 0.9900001, 0.9800030, 0.9700104),
                steps(AdamW.of(0.01).excludeFromWeightDecay("layer/w"), 0.9900001, 0.9800030, 0.9700104),
                steps(AdamW.of(0.01).excludeFromWeightDecay("layer"), 0.9899601, 0.9799235, 0.9698917),
                steps(Adamax.of(0.01), 0.99, 0.9800427, 0.9701297),
                steps(Nadam.of(0.01), 0.9893721, 0.9816722, 0.9746093),
                steps(Adagrad.of(0.01), 0.9915485, 0.9851255, 0.9797461),
                steps(Adadelta.of(1), 0.9985858, 0.9971546, 0.9957125),
                steps(Ftrl.of(0.01), 0.4570260, 0.4534229, 0.4500568),
                steps(Lion.of(0.01), 0.99, 0.98, 0.97),
                steps(Lamb.of(0.01), 0.9841886, 0.9685290, 0.9530207),
                steps(Adafactor.of(0.01), 0.9841886117, 0.9686339974, 0.9533273772),
                steps(ScheduleFreeAdamW.of(0.01), 0.9900000002, 0.9850251762, 0.9800559693),
                steps(ScheduleFreeAdamW.of(0.01).withWarmupSteps(2), 0.9950000001, 0.9900125409, 0.9850334604),
                steps(Muon.of(0.01), 0.9899601, 0.9799235, 0.9698917),
                steps(LossScaleOptimizer.of(Sgd.of(3276.8)), 0.95, 0.9025, 0.857375));
    }

    @ParameterizedTest
    @MethodSource("firstNumbers")
    void ofTheFirstNumber(Optimizer<?> optimizer, double[] expected) {
        var parameters = parameters(Shape.of(2), 1, -2);
        var state = new OptimizerState(optimizer, parameters);
        for (var number : expected) {
            step(parameters, state);
            assertThat((double) parameters.weights()[0]).isEqualTo(number, within(2e-6));
        }
    }

    static Stream<Arguments> matrices() {
        return Stream.of(
                Arguments.of(Muon.of(0.01), Shape.of(3, 2), new double[] {0.99327574, -1.99590896, 0.49518897, 2.99313899, -0.99264184, 0.24980557}),
                Arguments.of(
                        Muon.of(0.01).with(Muon.NESTEROV, false), Shape.of(1, 3), new double[] {0.99672139, -1.99344278, 0.4983607}),
                Arguments.of(
                        Muon.of(0.01).withExcludeLayers("^layer/"), Shape.of(1, 3), new double[] {0.9698915, -1.9697662, 0.4699629}),
                Arguments.of(Adafactor.of(0.01), Shape.of(3, 2), new double[] {0.95709039, -1.96441957, 0.48419337, 2.96076906, -0.90731243, 0.24029386}));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void ofMatrices(Optimizer<?> optimizer, Shape shape, double[] third) {
        var weights = shape.size(0) == 1 ? new float[] {1, -2, 0.5f} : new float[] {1, -2, 0.5f, 3, -1, 0.25f};
        var parameters = parameters(shape, weights);
        var state = new OptimizerState(optimizer, parameters);
        for (var step = 0; step < 3; step++) {
            step(parameters, state);
        }
        for (var i = 0; i < third.length; i++) {
            assertThat((double) parameters.weights()[i]).isEqualTo(third[i], within(1e-5));
        }
    }

    @Test
    void aScaleFollowsTheGradients() {
        var parameters = parameters(Shape.of(2), 1, -2);
        var state = new OptimizerState(LossScaleOptimizer.of(Sgd.of(0.1)).withInitialScale(8).withDynamicGrowthSteps(2), parameters);
        for (var expected : new float[] {8, 16, 16, 32}) {
            step(parameters, state);
            assertThat(state.lossScale()).isEqualTo(expected);
        }
        step(parameters, state);
        var before = parameters.weights().clone();
        parameters.gradients()[1] = Float.NaN;
        state.step();
        assertThat(parameters.weights()).isEqualTo(before);
        assertThat(state.lossScale()).isEqualTo(16);
        assertThat(state.iterations()).isEqualTo(5);
        assertThat(state.variables().get(2).at(0)).isZero();
    }

    /** Keras averages in all steps, those too that only gather gradients, and counts them for the rate but not for the first average. */
    @Test
    void gatheredStepsAreAveraged() {
        var parameters = parameters(Shape.of(2), 1, -2);
        var state = new OptimizerState(Sgd.of(step -> 0.1 * (step + 1)).withGradientAccumulationSteps(2).withEma(0.5), parameters);
        var averages = state.slots().getFirst().numbers();
        // w: 1, then 1 − 0.2 · 0.5 = 0.9; the average follows at once in the first two steps.
        step(parameters, state);
        step(parameters, state);
        assertThat((double) averages[0]).isEqualTo(0.9, within(1e-6));
        step(parameters, state);
        assertThat((double) averages[0]).isEqualTo(0.9, within(1e-6));
        // w: 0.9 − 0.4 · 0.45 = 0.72, and the average half of the way.
        step(parameters, state);
        assertThat((double) parameters.weights()[0]).isEqualTo(0.72, within(1e-6));
        assertThat((double) averages[0]).isEqualTo(0.81, within(1e-6));
    }

    private static Parameters parameters(Shape shape, float... weights) {
        return new Parameters(weights, new float[weights.length], List.of(new Parameters.Window("layer/w", shape, 0, false)));
    }

    private static void step(Parameters parameters, OptimizerState state) {
        for (var i = 0; i < parameters.weights().length; i++) {
            parameters.gradients()[i] = parameters.weights()[i] / 2;
        }
        state.step();
    }
}
