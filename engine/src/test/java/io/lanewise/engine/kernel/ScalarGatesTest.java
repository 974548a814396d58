package io.lanewise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.kernel.scalar.ScalarGates;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions of gates against double arithmetic. */
class ScalarGatesTest {
    private interface Function {
        float of(float x);
    }

    /** The largest error in units in the last place, from one number to another by steps of so many floats. */
    private static double error(Function function, DoubleUnaryOperator exact, float from, float to) {
        double most = 0;
        for (int i = 0; i <= 2_000_000; i++) {
            float x = from + (to - from) * (i / 2e6f);
            double expected = exact.applyAsDouble(x);
            most = Math.max(most, Math.abs(function.of(x) - expected) / Math.ulp((float) expected));
        }
        return most;
    }

    @Test
    void sigmoid() {
        assertThat(error(ScalarGates::sigmoid, x -> 1 / (1 + Math.exp(-x)), -87, 40)).isLessThanOrEqualTo(3);
        assertThat(ScalarGates.sigmoid(0)).isEqualTo(0.5f);
        assertThat(ScalarGates.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(ScalarGates.sigmoid(Float.NEGATIVE_INFINITY)).isBetween(0f, 2e-38f);
        assertThat(ScalarGates.sigmoid(Float.NaN)).isNaN();
    }

    @Test
    void tanh() {
        assertThat(error(ScalarGates::tanh, Math::tanh, -12, 12)).isLessThanOrEqualTo(6);
        assertThat(error(ScalarGates::tanh, Math::tanh, 0, 0.01f)).isLessThanOrEqualTo(6);
        assertThat(ScalarGates.tanh(-0f)).isEqualTo(-0f);
        assertThat(ScalarGates.tanh(1e-30f)).isEqualTo(1e-30f);
        for (float x = 7; x < 40; x += 0.001f) {
            assertThat(ScalarGates.tanh(x)).isLessThanOrEqualTo(Math.nextUp(1f));
        }
        assertThat(ScalarGates.tanh(Float.NEGATIVE_INFINITY)).isBetween(-1f, -0.9999997f);
        assertThat(ScalarGates.tanh(Float.NaN)).isNaN();
    }
}
