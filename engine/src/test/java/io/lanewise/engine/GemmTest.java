package io.lanewise.engine;

import static io.lanewise.engine.GemmCase.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
    private static final int THREADS = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    @Test
    void bitsAreTheSameForAnyNumberOfThreads() {
        List<GemmCase> products = new ArrayList<>();
        for (int[] size : new int[][] {{32, 100, 784}, {784, 100, 32}, {1, 1000, 1200}, {1000, 1, 1200}, {67, 131, 2100}, {8, 100, 784}, {400, 64, 288}}) {
            for (int kind = 0; kind < 4; kind++) {
                GemmCase product = GemmCase.random(kind, (kind & 1) > 0, (kind & 2) > 0, size[0], size[1], size[2], 1);
                products.add(product.accumulating());
                products.add(product.with(Unary.SIGMOID, true));
            }
        }
        for (GemmCase product : products) {
            int[] alone = bits(product.on(KernelProvider.kernels().gemm()));
            for (int threads : new int[] {1, 2, 4}) {
                Workers.resize(threads);
                assertThat(Arrays.equals(bits(product.onFacade()), alone)).as("%s on %d threads", product, threads).isTrue();
            }
        }
    }

    @Test
    void anEmptyInnerDimensionGivesTheBiasOrZero() {
        float[] c = {5, 5, 5, 5};
        Gemm.multiply(false, false, 2, 2, 0, new float[0], 0, 0, new float[0], 0, 2, c, 0, 2, new float[] {-1, 3}, 0, Unary.RELU);
        assertThat(c).containsExactly(0, 3, 0, 3);
        Gemm.multiply(false, false, 2, 2, 0, new float[0], 0, 0, new float[0], 0, 2, c, 0, 2, true);
        assertThat(c).containsExactly(0, 3, 0, 3);
        Gemm.multiply(false, false, 2, 2, 0, new float[0], 0, 0, new float[0], 0, 2, c, 0, 2, false);
        assertThat(c).containsExactly(0, 0, 0, 0);
    }

    @Test
    void anEmptyProductTouchesNothing() {
        float[] c = {5};
        Gemm.multiply(false, false, 0, 1, 3, new float[0], 0, 3, new float[3], 0, 1, c, 0, 1, false);
        Gemm.multiply(true, true, 1, 0, 3, new float[3], 0, 1, new float[0], 0, 3, c, 0, 0, false);
        assertThat(c).containsExactly(5);
    }

    @Test
    void operandsMayBeWindowsOfOneArray() {
        float[] x = {1, 2, 3, 4, 0, 0, 0, 0};
        Gemm.multiply(false, false, 2, 2, 2, x, 0, 2, x, 0, 2, x, 4, 2, false);
        assertThat(x).containsExactly(1, 2, 3, 4, 7, 10, 15, 22);
    }

    /** A is 2×3, B 3×4, C 2×4 in one array each of just their length. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-1 | 4 | 3 | 0 | 3 | 0 | 4 | 0 | 4 | m = -1",
        "2 | -4 | 3 | 0 | 3 | 0 | 4 | 0 | 4 | n = -4",
        "2 | 4 | -3 | 0 | 3 | 0 | 4 | 0 | 4 | k = -3",
        "2 | 4 | 3 | 0 | 2 | 0 | 4 | 0 | 4 | A (stored m×k): expected a leading dimension of at least 3, the length of a row, received 2",
        "2 | 4 | 3 | 0 | 3 | 0 | 3 | 0 | 4 | B (stored k×n): expected a leading dimension of at least 4, the length of a row, received 3",
        "2 | 4 | 3 | 0 | 3 | 0 | 4 | 0 | 3 | C (m×n): expected a leading dimension of at least 4, the length of a row, received 3",
        "2 | 4 | 3 | 1 | 3 | 0 | 4 | 0 | 4 | A (stored m×k): expected elements 1 to 7 (2 × 3, leading dimension 3) within its array",
        "2 | 4 | 3 | -1 | 3 | 0 | 4 | 0 | 4 | A (stored m×k): expected elements -1 to 5",
        "2 | 4 | 3 | 0 | 3 | 0 | 5 | 0 | 4 | B (stored k×n): expected elements 0 to 14",
        "2 | 4 | 3 | 0 | 3 | 0 | 4 | 1 | 4 | C (m×n): expected elements 1 to 9 (2 × 4, leading dimension 4)",
        "3 | 4 | 3 | 0 | 3 | 0 | 4 | 0 | 4 | A (stored m×k): expected elements 0 to 9",
        "2 | 4 | 3 | 0 | 2000000000 | 0 | 4 | 0 | 4 | A (stored m×k): expected elements 0 to 2000000003",
    })
    void wrongOperandsAreNamedAndNothingIsTouched(
            int m, int n, int k, int aOffset, int lda, int bOffset, int ldb, int cOffset, int ldc, String message) {
        float[] c = new float[8];
        Arrays.fill(c, 5);
        assertThatThrownBy(() -> Gemm.multiply(
                        false, false, m, n, k, new float[6], aOffset, lda, new float[12], bOffset, ldb, c, cOffset, ldc, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gemm: ")
                .hasMessageContaining(message);
        assertThat(c).containsOnly(5);
    }

    @Test
    void anOverlapIsNamedAndNothingIsTouched() {
        float[] x = new float[12];
        Arrays.fill(x, 5);
        assertThatThrownBy(() -> Gemm.multiply(false, false, 2, 2, 2, x, 0, 2, new float[4], 0, 2, x, 3, 2, false))
                .hasMessageContaining("expected C apart from A").hasMessageContaining("A at elements 0 to 4 and C at 3 to 7");
        assertThatThrownBy(() -> Gemm.multiply(false, false, 2, 2, 2, new float[4], 0, 2, x, 6, 2, x, 3, 2, false))
                .hasMessageContaining("expected C apart from B");
        assertThatThrownBy(() -> Gemm.multiply(
                        false, false, 2, 2, 2, new float[4], 0, 2, new float[4], 0, 2, x, 0, 2, x, 2, Unary.IDENTITY))
                .hasMessageContaining("expected C apart from bias");
        assertThat(x).containsOnly(5);
    }

    @Test
    void aWrongBiasOrActivationIsNamed() {
        float[] x = new float[4];
        assertThatThrownBy(() -> Gemm.multiply(false, false, 2, 2, 2, x, 0, 2, x, 0, 2, new float[4], 0, 2, new float[1], 0, Unary.RELU))
                .hasMessageContaining("bias (n): expected elements 0 to 2");
        assertThatThrownBy(() -> Gemm.multiply(false, false, 2, 2, 2, x, 0, 2, x, 0, 2, new float[4], 0, 2, null, 0, Unary.EXP))
                .hasMessageContaining("received EXP");
    }

    @Test
    void nothingIsAllocatedOnceWarm() throws InterruptedException {
        GemmCase product = GemmCase.random(1, false, false, 33, 100, 100, 0).with(Unary.RELU, true);
        GemmCase gradient = GemmCase.random(1, true, false, 100, 33, 100, 0);
        float[] c = product.c();
        float[] dw = gradient.c();
        Allocation.assertNoneOnceWarm(() -> {
            for (int i = 0; i < 20; i++) {
                Gemm.multiply(
                        false, false, 33, 100, 100, product.a(), 0, 100, product.b(), 0, 100, c, 0, 100, product.bias(), 0, Unary.RELU);
                Gemm.multiply(true, false, 100, 33, 100, gradient.a(), 0, 100, gradient.b(), 0, 33, dw, 0, 33, true);
            }
        });
    }
}
