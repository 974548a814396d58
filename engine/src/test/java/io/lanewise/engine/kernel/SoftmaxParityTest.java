package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.engine.kernel.scalar.ScalarSoftmax;
import io.lanewise.engine.kernel.vector.VectorSoftmax;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Vector and scalar softmax give the same bits, and the right numbers. */
class SoftmaxParityTest {
    private static final int X = 3;
    private static final int Y = 7;
    private static final int[][] SHAPES = {{0, 3}, {3, 1}, {3, 2}, {5, 10}, {4, 16}, {3, 17}, {2, 63}, {3, 64}, {2, 65}, {3, 131}, {1, 1000}};

    private final SoftmaxKernels scalar = new ScalarSoftmax();
    private final SoftmaxKernels vector = new VectorSoftmax();

    @Test
    void sameBits() {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int columns = shape[1];
            int n = rows * columns;
            int[] labels = new int[rows];
            for (int r = 0; r < rows; r++) {
                labels[r] = r * 7 % columns;
            }
            if (rows > 2) {
                labels[0] = columns;
                labels[1] = -1;
            }
            float[] other = Samples.tame(n + 1, 8);
            for (float[] x : new float[][] {Samples.tame(n + X, n), Samples.wild(n + X, 2L * n), new float[n + X]}) {
                same(n, (kernels, y) -> kernels.softmax(rows, columns, x, X, y, Y));
                same(n, (kernels, y) -> kernels.logSoftmax(rows, columns, x, X, y, Y));
                same(n, (kernels, y) -> kernels.softmaxGradient(rows, columns, x, X, other, 1, y, Y));
                same(n, (kernels, y) -> kernels.sparseCrossEntropy(rows, columns, x, X, labels, 0, y, Y));
                same(n, (kernels, y) -> kernels.sparseCrossEntropyGradient(rows, columns, x, X, labels, 0, other, 0, y, Y));
                same(n, (kernels, y) -> {
                    System.arraycopy(x, X, y, Y, n);
                    kernels.softmax(rows, columns, y, Y, y, Y);
                    kernels.softmaxGradient(rows, columns, y, Y, other, 1, y, Y);
                    kernels.sparseCrossEntropyGradient(rows, columns, y, Y, labels, 0, other, 0, y, Y);
                    kernels.logSoftmax(rows, columns, y, Y, y, Y);
                });
            }
        }
    }

    @Test
    void againstDoubles() {
        int rows = 6;
        int columns = 37;
        float[] x = Samples.tame(rows * columns, 1);
        float[] upstream = Samples.tame(rows * columns, 2);
        float[] p = new float[x.length];
        float[] logs = new float[x.length];
        float[] gradient = new float[x.length];
        float[] loss = new float[rows];
        float[] lossGradient = new float[x.length];
        int[] labels = {0, 36, 5, 17, 20, 1};
        scalar.softmax(rows, columns, x, 0, p, 0);
        scalar.logSoftmax(rows, columns, x, 0, logs, 0);
        scalar.softmaxGradient(rows, columns, p, 0, upstream, 0, gradient, 0);
        scalar.sparseCrossEntropy(rows, columns, x, 0, labels, 0, loss, 0);
        scalar.sparseCrossEntropyGradient(rows, columns, p, 0, labels, 0, upstream, 0, lossGradient, 0);
        for (int r = 0; r < rows; r++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < columns; c++) {
                max = Math.max(max, x[r * columns + c]);
            }
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += Math.exp(x[r * columns + c] - max);
            }
            double weighted = 0;
            for (int c = 0; c < columns; c++) {
                weighted += upstream[r * columns + c] * Math.exp(x[r * columns + c] - max) / sum;
            }
            for (int c = 0; c < columns; c++) {
                int i = r * columns + c;
                double log = x[i] - max - Math.log(sum);
                double probability = Math.exp(log);
                assertThat((double) p[i]).isEqualTo(probability, within((1e-6 - 1e-7 * log) * probability + 1e-37));
                assertThat((double) logs[i]).isEqualTo(log, within(3e-7 * Math.abs(log) + 1e-6));
                assertThat((double) gradient[i]).isEqualTo(probability * (upstream[i] - weighted), within(1e-4));
                double target = upstream[r] * (probability - (c == labels[r] ? 1 : 0));
                assertThat((double) lossGradient[i]).isEqualTo(target, within(1e-6 * Math.abs(upstream[r])));
            }
            double expected = Math.log(sum) + max - x[r * columns + labels[r]];
            assertThat((double) loss[r]).isEqualTo(expected, within(3e-7 * expected + 1e-6));
        }
    }

    @Test
    void extremes() {
        float low = Float.NEGATIVE_INFINITY;
        for (SoftmaxKernels kernels : new SoftmaxKernels[] {scalar, vector}) {
            assertThat(softmax(kernels, 1e30f, -1e30f, 0f)).containsExactly(1f, 0f, 0f);
            assertThat(softmax(kernels, 1e30f, 1e30f)).containsExactly(0.5f, 0.5f);
            assertThat(softmax(kernels, low, 0f, low, 0f)).containsExactly(0f, 0.5f, 0f, 0.5f);
            assertThat(softmax(kernels, -77f)).containsExactly(1f);
            assertThat(softmax(kernels, low, low)).containsOnly(Float.NaN);
            assertThat(softmax(kernels, 1f, Float.NaN, 3f)).containsOnly(Float.NaN);
            float[] loss = new float[3];
            kernels.sparseCrossEntropy(3, 2, new float[] {1e30f, 0, 0, 0, 0, 0}, 0, new int[] {1, 2, -1}, 0, loss, 0);
            assertThat(loss).containsExactly(1e30f, Float.NaN, Float.NaN);
        }
    }

    private static float[] softmax(SoftmaxKernels kernels, float... x) {
        kernels.softmax(1, x.length, x, 0, x, 0);
        return x;
    }

    private void same(int n, BiConsumer<SoftmaxKernels, float[]> call) {
        float[] expected = Samples.tame(n + 2 * Y, 1);
        float[] actual = expected.clone();
        call.accept(scalar, expected);
        call.accept(vector, actual);
        assertThat(bits(actual)).isEqualTo(bits(expected));
    }
}
