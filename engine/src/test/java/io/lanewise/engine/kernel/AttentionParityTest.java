package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.engine.kernel.scalar.ScalarAttention;
import io.lanewise.engine.kernel.vector.VectorAttention;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What attention does with scores: the same bits on vectors as in plain loops, and the right numbers. */
class AttentionParityTest {
    private static final int S = 3;
    private static final int[][] SHAPES = {{0, 3}, {3, 0}, {3, 1}, {3, 2}, {5, 10}, {4, 16}, {3, 17}, {2, 63}, {3, 64}, {2, 65}, {3, 131}, {1, 1000}};

    private final AttentionKernels scalar = new ScalarAttention();
    private final AttentionKernels vector = new VectorAttention();

    @Test
    void sameBits() {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int columns = shape[1];
            int n = rows * columns;
            float[] other = Samples.tame(n + 1, 8);
            for (float[] x : new float[][] {Samples.tame(n + S, n), Samples.wild(n + S, 2L * n), new float[n + S]}) {
                if (rows > 1) {
                    Arrays.fill(x, S, S + columns, Float.NEGATIVE_INFINITY);
                }
                same(x, (kernels, s) -> kernels.softmax(rows, columns, 0.3f, true, s, S));
                same(x, (kernels, s) -> kernels.softmax(rows, columns, 1.5f, false, s, S));
                same(x, (kernels, s) -> kernels.gradient(rows, columns, 0.3f, other, 1, s, S));
                same(x, (kernels, s) -> kernels.exclude(n, other, 1, s, S));
            }
        }
    }

    @Test
    void againstDoubles() {
        float[] s = {1, Float.NEGATIVE_INFINITY, -2, 0.5f};
        double sum = Math.exp(0) + Math.exp(-1.5) + Math.exp(-0.25);
        for (AttentionKernels kernels : new AttentionKernels[] {scalar, vector}) {
            float[] p = s.clone();
            kernels.softmax(1, 4, 0.5f, true, p, 0);
            assertThat((double) p[0]).isEqualTo(1 / sum, within(1e-7));
            assertThat(p[1]).isZero();
            assertThat((double) p[2]).isEqualTo(Math.exp(-1.5) / sum, within(1e-7));
            float[] dp = {1, 2, 3, 4};
            kernels.gradient(1, 4, 2f, new float[] {0.5f, 0, 0.25f, 0.25f}, 0, dp, 0);
            assertThat(dp).containsExactly(-1.25f, -0f, 0.375f, 0.875f);
        }
    }

    @Test
    void aRowOfNothing() {
        float low = Float.NEGATIVE_INFINITY;
        for (AttentionKernels kernels : new AttentionKernels[] {scalar, vector}) {
            float[] s = {low, low, low, low};
            kernels.softmax(1, 4, 0.5f, true, s, 0);
            assertThat(s).containsOnly(0.25f);
            Arrays.fill(s, low);
            kernels.softmax(1, 4, 0.5f, false, s, 0);
            assertThat(s).containsOnly(0f);
            s[1] = Float.NaN;
            kernels.exclude(4, new float[] {1, 0.1f, 0, Float.NaN}, 0, s, 0);
            assertThat(s).containsExactly(0f, Float.NaN, low, low);
        }
    }

    private void same(float[] x, BiConsumer<AttentionKernels, float[]> call) {
        float[] expected = x.clone();
        float[] actual = x.clone();
        call.accept(scalar, expected);
        call.accept(vector, actual);
        assertThat(bits(actual)).isEqualTo(bits(expected));
    }
}
