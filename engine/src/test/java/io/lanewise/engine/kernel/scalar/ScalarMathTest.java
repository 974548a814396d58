package io.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors that the documentation states, over all magnitudes, and the exceptional values. */
class ScalarMathTest {
    /** A prime, so that the bit patterns visited have no pattern of their own. */
    private static final int STRIDE = 10_007;

    private interface FloatFunction {
        float apply(float x);
    }

    private record Case(String name, FloatFunction function, DoubleUnaryOperator exact, double ulps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("exp", ScalarMath::exp, StrictMath::exp, 1),
                new Case("expm1", ScalarMath::expm1, StrictMath::expm1, 2),
                new Case("log", ScalarMath::log, StrictMath::log, 1),
                new Case("log1p", ScalarMath::log1p, StrictMath::log1p, 2),
                new Case("tanh", ScalarMath::tanh, StrictMath::tanh, 3),
                new Case("sigmoid", ScalarMath::sigmoid, ScalarMathTest::normalSigmoid, 3),
                new Case("softplus", ScalarMath::softplus, x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))), 2),
                new Case("erf", ScalarMath::erf, ScalarMathTest::erf, 2),
                new Case("floor", ScalarMath::floor, StrictMath::floor, 0));
    }

    /** 0 where it is no normal number. */
    private static double normalSigmoid(double x) {
        double y = 1 / (1 + StrictMath.exp(-x));
        return y < Float.MIN_NORMAL ? 0 : y;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void errorIsAsStated(Case c) {
        double worst = 0;
        float at = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            double error = ulps(c.function.apply(x), c.exact.applyAsDouble(x));
            at = error > worst ? x : at;
            worst = Math.max(worst, error);
        }
        assertThat(worst).as("at %s", at).isLessThanOrEqualTo(c.ulps);
    }

    @Test
    void powErrorIsAsStated() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500_000; i++) {
            float a = random.nextBoolean() ? Float.intBitsToFloat(random.nextInt() & Integer.MAX_VALUE) : 0.5f + random.nextFloat();
            float b = random.nextInt(4) == 0
                    ? Float.intBitsToFloat(random.nextInt())
                    : (float) (random.nextDouble(-104, 89) / Math.log(a));
            if (a != 1) {
                assertThat(ulps(ScalarMath.pow(a, b), StrictMath.pow(a, b))).as("%s ^ %s", a, b).isLessThanOrEqualTo(2);
            }
        }
    }

    /** C's pow, on whose exceptions NumPy and Keras agree. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1", "NaN, 0, 1", "1, NaN, 1", "1, Infinity, 1", "-1, Infinity, 1", "-1, -Infinity, 1", "-1, NaN, NaN", "0, 2, 0",
        "0, -1, Infinity", "-0.0, -1, -Infinity", "-0.0, 3, -0.0", "-0.0, 2, 0", "-0.0, 0.5, 0", "-2, 3, -8", "-2, 2, 4", "-2, 0.5, NaN",
        "-2, -1, -0.5", "-3, 16777216, Infinity", "-3, 8388609, -Infinity", "Infinity, 2, Infinity", "Infinity, -2, 0",
        "-Infinity, 3, -Infinity", "-Infinity, -3, -0.0", "-Infinity, 0.5, Infinity", "0.5, Infinity, 0", "0.5, -Infinity, Infinity",
        "2, Infinity, Infinity", "NaN, 2, NaN", "2, NaN, NaN", "2, 127, 1.7014118E38", "2, 128, Infinity", "2, -149, 1.4E-45",
        "2, -151, 0", "1.4E-45, 1, 1.4E-45", "10, 2, 100", "9, 0.5, 3"
    })
    void powOfExceptions(float a, float b, float expected) {
        assertThat(Float.floatToIntBits(ScalarMath.pow(a, b))).isEqualTo(Float.floatToIntBits(expected));
    }

    @Test
    void exceptionalValues() {
        for (Case c : cases()) {
            for (float x : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f, Float.MIN_VALUE, -1f}) {
                assertThat(Float.floatToIntBits(c.function.apply(x)))
                        .as("%s of %s", c.name, x)
                        .isEqualTo(Float.floatToIntBits((float) c.exact.applyAsDouble(x)));
            }
        }
    }

    @Test
    void reluSignAndClip() {
        assertThat(ScalarMath.relu(Float.NaN)).isNaN();
        assertThat(Float.floatToIntBits(ScalarMath.relu(-0f))).isZero();
        assertThat(ScalarMath.relu(-3f)).isZero();
        assertThat(ScalarMath.relu(3f)).isEqualTo(3f);
        assertThat(ScalarMath.sign(Float.NaN)).isNaN();
        assertThat(new float[] {ScalarMath.sign(-7f), ScalarMath.sign(0f), ScalarMath.sign(1e-40f)}).containsExactly(-1f, 0f, 1f);
        assertThat(ScalarMath.clip(Float.NaN, 0, 1)).isNaN();
        assertThat(new float[] {ScalarMath.clip(-2, -1, 1), ScalarMath.clip(2, -1, 1), ScalarMath.clip(0.5f, -1, 1)})
                .containsExactly(-1f, 1f, 0.5f);
    }

    /** Distance from the exact result in units in the last place of it; ∞ counts as the number after the largest. */
    private static double ulps(float actual, double exact) {
        float rounded = (float) exact;
        if (Float.isNaN(actual) || Float.isNaN(rounded)) {
            return Float.isNaN(actual) && Float.isNaN(rounded) ? 0 : Double.POSITIVE_INFINITY;
        }
        double limit = 0x1p128;
        double distance = Math.clamp(actual, -limit, limit) - Math.clamp(exact, -limit, limit);
        return Math.abs(distance) / Math.min(Math.ulp(rounded), 0x1p104);
    }

    /** The series near zero, the continued fraction of the complement farther out: both exact to 1e-15. */
    private static double erf(double x) {
        if (x == 0) {
            return x;
        }
        double a = Math.abs(x);
        if (a < 2.5) {
            double term = x;
            double sum = x;
            for (int n = 1; n < 80; n++) {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }
            return sum * 2 / Math.sqrt(Math.PI);
        }
        if (a > 6.5) {
            return Math.signum(x);
        }
        double fraction = a;
        for (int k = 120; k > 0; k--) {
            fraction = a + k / 2.0 / fraction;
        }
        return Double.isNaN(x) ? x : Math.signum(x) * (1 - StrictMath.exp(-a * a) / Math.sqrt(Math.PI) / fraction);
    }
}
