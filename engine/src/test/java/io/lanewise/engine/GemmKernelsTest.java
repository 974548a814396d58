package io.lanewise.engine;

import static io.lanewise.engine.GemmCase.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.kernel.GemmKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vector kernels against scalar ones, bit for bit, and scalar ones against their definition. */
class GemmKernelsTest {
    private static final GemmKernels SCALAR = KernelProvider.scalar().gemm();
    private static final GemmKernels VECTOR = KernelProvider.vector().orElseThrow().gemm();
    private static final int[] BORDERS = {0, 1, 3, 4, 5, 8, 9, 11, 12, 16, 17, 31, 32, 33, 65};

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void vectorIsScalarAtEveryBorderOfRowsAndColumns(boolean transposeA, boolean transposeB) {
        for (int m : BORDERS) {
            for (int n : BORDERS) {
                for (int spare : new int[] {0, 5}) {
                    check(GemmCase.random(m * 100 + n, transposeA, transposeB, m, n, 19, spare));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void vectorIsScalarAtEveryBorderOfTheInnerIndex(boolean transposeA, boolean transposeB) {
        for (int k : new int[] {0, 1, 2, 3, 5, 63, 64, 65, 1023, 1024, 1025, 2050}) {
            GemmCase product = GemmCase.random(k, transposeA, transposeB, 13, 35, k, 1);
            check(product);
            check(product.accumulating());
            check(product.with(Unary.RELU, true));
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void vectorIsScalarAtEveryBorderOfSumsOverLanes(boolean transposeB) {
        for (int m : new int[] {1, 2, 3, 4, 5, 8, 15, 16, 17, 19}) {
            for (int n : new int[] {1, 2, 3, 4, 5, 8, 9, 12, 13, 15, 16, 17, 20, 28, 29, 130}) {
                for (int k : new int[] {127, 128, 133, 1024, 1163}) {
                    check(GemmCase.random(m * 100 + n, false, transposeB, m, n, k, n % 3));
                }
            }
        }
        check(GemmCase.random(1, false, transposeB, 9, 300, 150, 0));
        check(GemmCase.random(1, false, transposeB, 9, 300, 2050, 3).accumulating());
        check(GemmCase.random(1, false, transposeB, 40, 25, 150, 1).with(Unary.TANH, true));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void vectorIsScalarBeyondStripsAndWherePackingBegins(boolean transposeA, boolean transposeB) {
        for (int[] size : new int[][] {{131, 40, 30}, {133, 40, 30}, {5, 255, 30}, {12, 257, 30}, {20, 530, 9}, {190, 530, 1030}, {200, 1050, 12}, {1100, 40, 9}}) {
            GemmCase product = GemmCase.random(size[0], transposeA, transposeB, size[0], size[1], size[2], 3);
            check(product);
            check(product.accumulating());
            check(product.with(Unary.RELU, true));
        }
    }

    /** A step of gradient descent as its gradient is made: in tiles where they are whole, and where they are not. */
    @Test
    void vectorIsScalarWhereScaledProductsAreAdded() {
        for (boolean transposeA : new boolean[] {false, true}) {
            for (int m : new int[] {1, 7, 8, 16, 40, 1024, 1040, 2056}) {
                for (int n : new int[] {4, 16, 32, 36, 64, 100}) {
                    check(GemmCase.random(m + n, transposeA, false, m, n, 32, 0).accumulating(-0.01f));
                }
            }
            check(GemmCase.random(3, transposeA, false, 64, 96, 1030, 3).accumulating(0.5f));
        }
    }

    @Test
    void vectorIsScalarWithEveryEnd() {
        for (int n : new int[] {1, 10, 16, 35, 100}) {
            for (int k : new int[] {0, 7, 1100}) {
                GemmCase product = GemmCase.random(n, false, false, 14, n, k, 2);
                check(product.accumulating());
                for (Unary activation : List.of(Unary.IDENTITY, Unary.RELU, Unary.SIGMOID, Unary.TANH)) {
                    check(product.with(activation, true));
                    check(product.with(activation, false));
                }
            }
        }
    }

    @Test
    void vectorIsScalarOnSpecialNumbers() {
        float[] special = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f, Float.MIN_VALUE, -Float.MIN_VALUE, 3e38f};
        for (int step : new int[] {3, 17, 101}) {
            GemmCase product = GemmCase.random(step, false, false, 23, 37, 40, 1);
            for (int i = 0; i < product.a().length; i += step) {
                product.a()[i] = special[i / step % special.length];
            }
            for (int i = 0; i < product.b().length; i += step + 2) {
                product.b()[i] = special[i / 2 % special.length];
            }
            check(product);
            check(product.accumulating());
            check(product.with(Unary.RELU, true));
        }
    }

    @Test
    void onlyTheGivenRowsAndColumnsAreWritten() {
        GemmCase product = GemmCase.random(1, false, false, 40, 90, 20, 3);
        float[] whole = product.on(SCALAR);
        for (GemmKernels kernels : List.of(SCALAR, VECTOR)) {
            float[] part = product.c().clone();
            kernels.multiply(
                    false, false, 40, 90, 20, 5, 29, 17, 66, product.a(), 3, product.lda(), product.b(), 3, product.ldb(), part, 3, product.ldc(),
                    false, 1, null, 0, Unary.IDENTITY);
            for (int i = 0; i < part.length; i++) {
                int row = (i - 3) / product.ldc();
                int column = (i - 3) % product.ldc();
                boolean inside = i >= 3 && row >= 5 && row < 29 && column >= 17 && column < 66;
                assertThat(part[i]).as("element %d", i).isEqualTo(inside ? whole[i] : product.c()[i]);
            }
        }
    }

    @Test
    void termsAreAddedInTheOrderThatIsDocumented() {
        for (int k : new int[] {1, 5, 127, 128, 137, 1024, 1025, 3000}) {
            for (int kind = 0; kind < 4; kind++) {
                for (int m : new int[] {3, 17}) {
                    checkOrder(GemmCase.random(k, (kind & 1) > 0, (kind & 2) > 0, m, 21, k, 2));
                }
            }
        }
        checkOrder(GemmCase.random(1, false, false, 2, 29, 200, 2));
        checkOrder(GemmCase.random(1, false, false, 2, 1, 200, 2));
    }

    private static void checkOrder(GemmCase product) {
        float[] plain = product.on(SCALAR);
        float[] accumulated = product.accumulating().on(SCALAR);
        float[] scaled = product.accumulating(-0.01f).on(SCALAR);
        GemmCase withBias = product.with(Unary.RELU, true);
        float[] activated = withBias.on(SCALAR);
        for (int i = 0; i < product.m(); i++) {
            for (int j = 0; j < product.n(); j++) {
                float sum = 0;
                for (int block = 0; block < product.k(); block += 1024) {
                    int end = Math.min(block + 1024, product.k());
                    float next = isOverLanes(product, j) ? overLanes(product, i, j, block, end) : chain(product, i, j, block, end);
                    sum = block == 0 ? next : sum + next;
                }
                int element = product.cOffset() + i * product.ldc() + j;
                assertThat(plain[element]).as("%s at %d, %d", product, i, j).isEqualTo(sum);
                assertThat(accumulated[element]).isEqualTo(product.c()[element] + sum);
                assertThat(scaled[element]).isEqualTo(product.c()[element] - 0.01f * sum);
                assertThat(activated[element]).isEqualTo(Math.max(sum + withBias.bias()[3 + j], 0));
            }
        }
    }

    /** Those of a product of at least 128 inner indices and an A as it lies: of few rows times Bᵀ all, else twelve last columns or fewer. */
    private static boolean isOverLanes(GemmCase product, int j) {
        int ragged = product.n() % 16;
        return product.k() >= 128 && !product.transposeA()
                && ((product.transposeB() && product.m() <= 16) || (ragged <= 12 && j >= product.n() - ragged));
    }

    private static float chain(GemmCase product, int i, int j, int from, int to) {
        float chain = 0;
        for (int p = from; p < to; p++) {
            chain = Math.fma(product.aAt(i, p), product.bAt(p, j), chain);
        }
        return chain;
    }

    private static float overLanes(GemmCase product, int i, int j, int from, int to) {
        float[] lanes = new float[16];
        for (int p = from; p < to; p++) {
            int lane = (p - from) % 16;
            lanes[lane] = Math.fma(product.aAt(i, p), product.bAt(p, j), lanes[lane]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    @Test
    void scalarIsTheProductWithinItsRounding() {
        List<GemmCase> products = new ArrayList<>();
        for (int k : new int[] {1, 33, 1024, 2500}) {
            for (int kind = 0; kind < 4; kind++) {
                products.add(GemmCase.random(k + kind, (kind & 1) > 0, (kind & 2) > 0, 21, 150, k, kind));
            }
        }
        for (GemmCase product : products) {
            float[] result = product.on(SCALAR);
            for (int i = 0; i < product.m(); i++) {
                for (int j = 0; j < product.n(); j++) {
                    double exact = 0;
                    double magnitude = 0;
                    for (int p = 0; p < product.k(); p++) {
                        double term = (double) product.aAt(i, p) * product.bAt(p, j);
                        exact += term;
                        magnitude += Math.abs(term);
                    }
                    // A chain of k roundings, each at most 2⁻²⁴ of a partial sum.
                    double bound = (product.k() + 2) * 0x1p-24 * magnitude;
                    double received = result[product.cOffset() + i * product.ldc() + j];
                    assertThat(Math.abs(received - exact)).as("%s at %d, %d", product, i, j).isLessThanOrEqualTo(bound);
                }
            }
        }
    }

    private static void check(GemmCase product) {
        int[] scalar = bits(product.on(SCALAR));
        int[] vector = bits(product.on(VECTOR));
        if (!Arrays.equals(vector, scalar)) {
            assertThat(vector).as("%s", product).isEqualTo(scalar);
        }
    }
}
