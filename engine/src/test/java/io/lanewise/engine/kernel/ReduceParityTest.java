package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.Reduction;
import io.lanewise.engine.kernel.scalar.ScalarReduce;
import io.lanewise.engine.kernel.vector.VectorReduce;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vector and scalar reductions give the same bits, and those that the lanes define. */
class ReduceParityTest {
    private static final int X = 3;
    private static final int Y = 5;
    private static final int[][] SHAPES = {{0, 3}, {3, 0}, {1, 1}, {7, 1}, {3, 10}, {5, 17}, {4, 64}, {3, 131}, {9, 200}};

    private final ReduceKernels scalar = new ScalarReduce();
    private final ReduceKernels vector = new VectorReduce();

    @ParameterizedTest
    @EnumSource
    void all(Reduction reduction) {
        for (int n : Samples.SIZES) {
            for (float[] x : inputs(n + X)) {
                assertThat(bits(vector.all(reduction, n, x, X))).isEqualTo(bits(scalar.all(reduction, n, x, X)));
            }
        }
    }

    @Test
    void dot() {
        for (int n : Samples.SIZES) {
            for (float[] a : inputs(n + X)) {
                float[] b = Samples.tame(n + Y, 9);
                assertThat(bits(vector.dot(n, a, X, b, Y))).isEqualTo(bits(scalar.dot(n, a, X, b, Y)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndColumns(Reduction reduction) {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int columns = shape[1];
            int stride = columns + 2;
            for (float[] x : inputs(X + rows * stride)) {
                float[] expected = Samples.tame(rows + columns + 2 * Y, 1);
                float[] actual = expected.clone();
                scalar.rows(reduction, rows, columns, x, X, expected, Y);
                vector.rows(reduction, rows, columns, x, X, actual, Y);
                assertThat(bits(actual)).isEqualTo(bits(expected));
                scalar.columns(reduction, rows, columns, stride, x, X, expected, Y);
                vector.columns(reduction, rows, columns, stride, x, X, actual, Y);
                assertThat(bits(actual)).isEqualTo(bits(expected));
            }
        }
    }

    @Test
    void argMaxRows() {
        for (int[] shape : SHAPES) {
            if (shape[1] > 0) {
                for (float[] x : inputs(X + shape[0] * shape[1])) {
                    int[] expected = new int[shape[0] + 2 * Y];
                    int[] actual = new int[shape[0] + 2 * Y];
                    scalar.argMaxRows(shape[0], shape[1], x, X, expected, Y);
                    vector.argMaxRows(shape[0], shape[1], x, X, actual, Y);
                    assertThat(actual).isEqualTo(expected);
                }
            }
        }
    }

    /** The definition: 64 lanes, each in order, each half of the lanes added to the other. */
    @Test
    void sumsFollowTheLanes() {
        for (int n : Samples.SIZES) {
            float[] x = Samples.tame(n, 3);
            float[] y = Samples.tame(n, 4);
            float[] sums = new float[64];
            float[] dots = new float[64];
            for (int i = 0; i < n; i++) {
                sums[i % 64] += x[i];
                dots[i % 64] = Math.fma(x[i], y[i], dots[i % 64]);
            }
            for (int width = 32; width > 0; width /= 2) {
                for (int j = 0; j < width; j++) {
                    sums[j] += sums[j + width];
                    dots[j] += dots[j + width];
                }
            }
            assertThat(bits(scalar.all(Reduction.SUM, n, x, 0), scalar.dot(n, x, 0, y, 0))).isEqualTo(bits(sums[0], dots[0]));
        }
    }

    @Test
    void reductionsAreRight() {
        for (int n : Samples.SIZES) {
            float[] x = Samples.tame(n, 3);
            float[] y = Samples.tame(n, 4);
            double sum = 0;
            double dot = 0;
            double sumOfSizes = 0;
            double dotOfSizes = 0;
            float max = Float.NEGATIVE_INFINITY;
            float min = Float.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                sum += x[i];
                sumOfSizes += Math.abs(x[i]);
                dot += (double) x[i] * y[i];
                dotOfSizes += Math.abs((double) x[i] * y[i]);
                max = Math.max(max, x[i]);
                min = Math.min(min, x[i]);
            }
            // A lane's chain and the tree: n / 64 + 6 additions, each off by half a unit.
            double error = (n / 64 + 7) * 0x1p-24;
            assertThat(Math.abs(scalar.all(Reduction.SUM, n, x, 0) - sum)).isLessThanOrEqualTo(error * sumOfSizes);
            assertThat(Math.abs(scalar.dot(n, x, 0, y, 0) - dot)).isLessThanOrEqualTo(error * dotOfSizes);
            assertThat(scalar.all(Reduction.MAX, n, x, 0)).isEqualTo(max);
            assertThat(scalar.all(Reduction.MIN, n, x, 0)).isEqualTo(min);
        }
    }

    @Test
    void extremesKeepNaNAndTheSignOfZero() {
        for (ReduceKernels kernels : new ReduceKernels[] {scalar, vector}) {
            for (int n : new int[] {2, 16, 40, 130}) {
                for (int at = 0; at < n; at++) {
                    float[] x = new float[n];
                    x[at] = Float.NaN;
                    assertThat(kernels.all(Reduction.MAX, n, x, 0)).isNaN();
                    assertThat(kernels.all(Reduction.MIN, n, x, 0)).isNaN();
                    x[at] = Float.intBitsToFloat(0xffc00000); // a NaN whose sign is set
                    assertThat(kernels.all(Reduction.MAX, n, x, 0)).isNaN();
                    x[at] = -0f;
                    assertThat(bits(kernels.all(Reduction.MIN, n, x, 0))).isEqualTo(bits(-0f));
                    Arrays.fill(x, -0f);
                    x[at] = 0f;
                    assertThat(bits(kernels.all(Reduction.MAX, n, x, 0))).isEqualTo(bits(0f));
                }
            }
        }
    }

    @Test
    void argMaxTakesTheFirstAndNaNIsLargest() {
        float nan = Float.NaN;
        float low = Float.NEGATIVE_INFINITY;
        float[][] rows = {{1, 3, 3, 2}, {low, low, low, low}, {1, nan, 9, nan}, {-0f, 0f, 0f, -1}, {1, 2, 3, Float.POSITIVE_INFINITY}};
        int[] first = {1, 0, 1, 0, 3};
        for (ReduceKernels kernels : new ReduceKernels[] {scalar, vector}) {
            for (int r = 0; r < rows.length; r++) {
                int[] y = {-1};
                kernels.argMaxRows(1, 4, rows[r], 0, y, 0);
                assertThat(y).containsExactly(first[r]);
            }
        }
    }

    private static float[][] inputs(int n) {
        return new float[][] {Samples.tame(n, n), Samples.wild(n, 2L * n)};
    }
}
