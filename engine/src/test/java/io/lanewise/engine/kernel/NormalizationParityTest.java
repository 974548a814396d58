package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.engine.kernel.scalar.ScalarNormalization;
import io.lanewise.engine.kernel.vector.VectorNormalization;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Rows brought to mean 0 and variance 1: the same bits on vectors as in plain loops, and the right numbers. */
class NormalizationParityTest {
    private static final int X = 3;
    private static final int Y = 5;
    private static final int[][] SHAPES = {{0, 3}, {3, 1}, {3, 2}, {5, 10}, {4, 16}, {3, 17}, {2, 63}, {3, 64}, {2, 65}, {3, 131}, {1, 1100}};

    private final NormalizationKernels scalar = new ScalarNormalization();
    private final NormalizationKernels vector = new VectorNormalization();

    @Test
    void sameBits() {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int columns = shape[1];
            int n = rows * columns;
            float[] gamma = Samples.tame(columns + 1, 8);
            float[] beta = Samples.tame(columns + 2, 9);
            float[] dy = Samples.tame(n + 1, 10);
            for (float[] x : new float[][] {Samples.tame(n + X, n), Samples.wild(n + X, 2L * n), new float[n + X]}) {
                for (boolean centered : new boolean[] {true, false}) {
                    same(n, (kernels, y) -> kernels.normalize(rows, columns, 1e-3f, centered, x, X, gamma, 1, beta, 2, y, Y));
                    same(n, (kernels, y) -> kernels.normalize(rows, columns, 1e-3f, centered, x, X, gamma, 1, null, 0, y, Y));
                    same(n, (kernels, y) -> kernels.normalize(rows, columns, 1e-3f, centered, x, X, null, 0, beta, 2, y, Y));
                    same(n, (kernels, y) -> kernels.normalize(rows, columns, 1e-3f, centered, x, X, null, 0, null, 0, y, Y));
                    same(n, (kernels, y) -> kernels.gradient(rows, columns, 1e-3f, centered, x, X, gamma, 1, dy, 1, y, Y));
                    same(n, (kernels, y) -> kernels.gradient(rows, columns, 1e-3f, centered, x, X, null, 0, dy, 1, y, Y));
                    same(columns, (kernels, y) -> kernels.gammaGradient(rows, columns, 1e-3f, centered, x, X, dy, 1, y, Y));
                }
            }
        }
    }

    /** Mean 3, variance 5 (of 0, 2, 4, 6): with ε = 4 deviations are divided by 3. */
    @Test
    void byHand() {
        for (NormalizationKernels kernels : new NormalizationKernels[] {scalar, vector}) {
            float[] x = {0, 2, 4, 6};
            float[] y = new float[4];
            kernels.normalize(1, 4, 4, true, x, 0, new float[] {1, 3, 3, 2}, 0, new float[] {0, 1, 0, 0}, 0, y, 0);
            near(y, -1, 0, 1, 2);
            float[] dGamma = new float[4];
            kernels.gammaGradient(1, 4, 4, true, x, 0, new float[] {3, 3, 6, 1}, 0, dGamma, 0);
            near(dGamma, -3, -1, 2, 1);
            // g = (3, 0, 0, 0): mean 3/4, mean of g·x̂ −3/4.
            float[] dx = new float[4];
            kernels.gradient(1, 4, 4, true, x, 0, new float[] {1.5f, 1, 1, 1}, 0, new float[] {2, 0, 0, 0}, 0, dx, 0);
            near(dx, (3 - 0.75 - 0.75) / 3, (-0.75 - 0.25) / 3, (-0.75 + 0.25) / 3, (-0.75 + 0.75) / 3);
            // Mean of squares 14, with ε = 2 divided by 4.
            kernels.normalize(1, 4, 2, false, x, 0, null, 0, null, 0, y, 0);
            near(y, 0, 0.5, 1, 1.5);
        }
    }

    private static void near(float[] actual, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isEqualTo(expected[i], within(1e-6));
        }
    }

    private void same(int n, BiConsumer<NormalizationKernels, float[]> call) {
        float[] expected = Samples.tame(n + 2 * Y, 1);
        float[] actual = expected.clone();
        call.accept(scalar, expected);
        call.accept(vector, actual);
        assertThat(bits(actual)).isEqualTo(bits(expected));
    }
}
