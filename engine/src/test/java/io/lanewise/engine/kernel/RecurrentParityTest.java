package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.engine.kernel.scalar.ScalarRecurrent;
import io.lanewise.engine.kernel.vector.VectorRecurrent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vector and scalar steps of recurrent layers give the same bits, and follow their formulas. */
class RecurrentParityTest {
    private static final int ROWS = 3;

    /** Works on one array of eight windows, each of n numbers and one more, and three of rows of n. */
    private interface Step {
        void take(RecurrentKernels kernels, int n, float[][] arrays);
    }

    private record Case(String name, Step step) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("sums", (k, n, a) -> k.sums(ROWS, n, n + 2, a[0], 1, a[3], 2, a[1], 3, a[2], 5)),
                new Case("sigmoids", (k, n, a) -> k.sigmoids(ROWS, n, n + 2, a[0], 1, a[3], 2, a[1], 3, a[2], 5)),
                new Case("tanhs", (k, n, a) -> k.tanhs(ROWS, n, n + 2, a[0], 1, a[3], 2, a[1], 3, a[2], 5)),
                new Case("lstmState", (k, n, a) -> k.lstmState(n, a[0], 1, n + 2, a[1], 3, a[2], 5, a[3], 2)),
                new Case("lstmState in place", (k, n, a) -> k.lstmState(n, a[0], 1, n + 2, a[1], 3, a[1], 3, a[3], 2)),
                new Case("lstmGradient", (k, n, a) -> k.lstmGradient(n, a[0], 1, n + 1, a[1], 3, a[2], 5, a[3], 2, a[4], 7, n + 2)),
                new Case("gruCandidate", (k, n, a) -> k.gruCandidate(
                        ROWS, n, n + 2, a[0], 1, a[4], 4, a[1], 3, a[2], 5, a[3], 0, 3 * n + 1, 6 * n + 3)),
                new Case("gruState", (k, n, a) -> k.gruState(n, a[0], 1, n + 2, a[1], 3, a[2], 5)),
                new Case("gruGradient", (k, n, a) -> k.gruGradient(n, a[0], 1, n + 2, a[1], 3, a[2], 5, a[3], 2, n + 4, a[4], 7)),
                new Case("gruResetGradient", (k, n, a) -> k.gruResetGradient(n, a[0], 1, a[1], 3, a[2], 5, a[3], 2, a[4], 7)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sameBits(Case c) {
        for (int n : Samples.SIZES) {
            for (boolean wild : new boolean[] {false, true}) {
                float[][] expected = arrays(n, wild);
                float[][] actual = arrays(n, wild);
                c.step.take(new ScalarRecurrent(), n, expected);
                c.step.take(new VectorRecurrent(), n, actual);
                for (int a = 0; a < expected.length; a++) {
                    assertThat(bits(actual[a])).isEqualTo(bits(expected[a]));
                }
            }
        }
    }

    private static float[][] arrays(int n, boolean wild) {
        float[][] arrays = new float[5][];
        for (int a = 0; a < arrays.length; a++) {
            arrays[a] = wild ? Samples.wild(10 * n + 20, a) : Samples.tame(10 * n + 20, a);
        }
        return arrays;
    }

    /** i = 0.5, f = 0.25, g = −0.5, o = 0.75, t = 0.5, c before 2, dh = 4, dc = 1: δ = 1 + 4 · 0.75 · 0.75 = 3.25. */
    @Test
    void gradientOfAnLstmByHand() {
        float[] gates = {0.5f, 0.25f, -0.5f, 0.75f, 0.5f};
        float[] dc = {1};
        float[] sums = new float[4];
        new ScalarRecurrent().lstmGradient(1, gates, 0, 1, new float[] {2}, 0, new float[] {4}, 0, dc, 0, sums, 0, 1);
        assertThat(sums).containsExactly(-0.40625f, 1.21875f, 1.21875f, 0.375f);
        assertThat(dc).containsExactly(0.8125f);
    }

    /** z = 0.25, candidate = 0.5, h before 2, dh = 4. */
    @Test
    void stateAndGradientOfAGruByHand() {
        var kernels = new ScalarRecurrent();
        float[] gates = {0.25f, 0.5f};
        float[] h = new float[1];
        kernels.gruState(1, gates, 0, 1, new float[] {2}, 0, h, 0);
        assertThat(h[0]).isCloseTo(0.875f, within(1e-7f));
        float[] sums = new float[2];
        float[] direct = new float[1];
        kernels.gruGradient(1, gates, 0, 1, new float[] {2}, 0, new float[] {4}, 0, sums, 0, 1, direct, 0);
        assertThat(sums).containsExactly(1.125f, 2.25f);
        assertThat(direct).containsExactly(1f);
    }

    /** i = 0.5, f = 0.25, g = −0.5, o = 0.75, c before 2: c = 0.25. */
    @Test
    void stateOfAnLstmByHand() {
        float[] gates = {0.5f, 0.25f, -0.5f, 0.75f, 0};
        float[] c = {2};
        float[] h = new float[1];
        new ScalarRecurrent().lstmState(1, gates, 0, 1, c, 0, c, 0, h, 0);
        assertThat(c).containsExactly(0.25f);
        assertThat((double) gates[4]).isCloseTo(Math.tanh(0.25), within(6e-8));
        assertThat((double) h[0]).isCloseTo(0.75 * Math.tanh(0.25), within(6e-8));
    }
}
