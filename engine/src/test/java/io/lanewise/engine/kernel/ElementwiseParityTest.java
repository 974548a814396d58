package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.scalar.ScalarElementwise;
import io.lanewise.engine.kernel.vector.VectorElementwise;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vector and scalar kernels write the same bits, and write nowhere else. */
class ElementwiseParityTest {
    private static final int A = 3;
    private static final int B = 5;
    private static final int Y = 7;

    private final ElementwiseKernels scalar = new ScalarElementwise();
    private final ElementwiseKernels vector = new VectorElementwise();

    @ParameterizedTest
    @EnumSource
    void unary(Unary function) {
        for (int n : Samples.SIZES) {
            for (float[] x : inputs(n + A)) {
                same(n, (kernels, y) -> kernels.unary(function, n, x, A, y, Y));
                same(n, (kernels, y) -> {
                    System.arraycopy(x, A, y, Y, n);
                    kernels.unary(function, n, y, Y, y, Y);
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void binary(Binary function) {
        for (int n : Samples.SIZES) {
            for (float[] a : inputs(n + A)) {
                for (float[] b : inputs(n + B)) {
                    same(n, (kernels, y) -> kernels.binary(function, n, a, A, b, B, y, Y));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndColumns(Binary function) {
        for (int[] shape : new int[][] {{1, 1}, {1, 67}, {67, 1}, {3, 10}, {5, 16}, {4, 33}, {0, 5}, {5, 0}}) {
            int n = shape[0] * shape[1];
            for (float[] a : inputs(n + A)) {
                for (float[] b : inputs(Math.max(shape[0], shape[1]) + B)) {
                    same(n, (kernels, y) -> kernels.rowBinary(function, shape[0], shape[1], a, A, b, B, y, Y));
                    same(n, (kernels, y) -> kernels.columnBinary(function, shape[0], shape[1], a, A, b, B, y, Y));
                }
            }
        }
    }

    @Test
    void others() {
        for (int n : Samples.SIZES) {
            for (float[] x : inputs(n + A)) {
                same(n, (kernels, y) -> kernels.affine(n, x, A, 0.3f, -1.7f, y, Y));
                same(n, (kernels, y) -> kernels.clip(n, x, A, -0.5f, 2f, y, Y));
                same(n, (kernels, y) -> kernels.clip(n, x, A, 0f, 0f, y, Y));
                float[] a = Samples.wild(n + B, 5);
                float[] b = Samples.wild(n + 1, 6);
                same(n, (kernels, y) -> kernels.select(n, x, A, a, B, b, 1, y, Y));
            }
        }
    }

    private static float[][] inputs(int n) {
        return new float[][] {Samples.tame(n, n), Samples.wild(n, 2L * n)};
    }

    private void same(int n, BiConsumer<ElementwiseKernels, float[]> call) {
        float[] expected = Samples.tame(n + 2 * Y, 1);
        float[] actual = expected.clone();
        call.accept(scalar, expected);
        call.accept(vector, actual);
        assertThat(bits(actual)).isEqualTo(bits(expected));
    }
}
