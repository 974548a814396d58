package io.lanewise.engine;

import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnBlocksTest {
    private static final int THREADS = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 31, 32, 100, 300})
    void everyElementHasThePlaceThatIsDocumented(int n) {
        int k = 3;
        float[] rows = numbers(k * n);
        float[] blocks = new float[k * n + 2];
        ColumnBlocks.fromRows(k, n, rows, 0, blocks, 2);
        int place = 2;
        for (int first = 0; first < n; first += 16) {
            for (int i = 0; i < k; i++) {
                for (int j = first; j < Math.min(first + 16, n); j++) {
                    assertThat(blocks[place]).as("element %d, %d", i, j).isEqualTo(rows[i * n + j]);
                    assertThat(ColumnBlocks.element(k, n, i, j, 2, COLUMN_BLOCKS)).isEqualTo(place);
                    assertThat(ColumnBlocks.element(k, n, i, j, 2, n + 1)).isEqualTo(2 + i * (n + 1) + j);
                    place++;
                }
            }
        }
        float[] back = new float[k * n];
        ColumnBlocks.toRows(k, n, blocks, 2, back, 0);
        assertThat(back).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 40, 64})
    void aMatrixComesAndGoesInPieces(int n) {
        int k = 5;
        float[] rows = numbers(k * n);
        float[] expected = new float[k * n + 3];
        ColumnBlocks.fromRows(k, n, rows, 0, expected, 3);
        for (int piece = 1; piece <= k * n; piece++) {
            float[] blocks = new float[k * n + 3];
            float[] back = new float[k * n];
            for (int first = 0; first < k * n; first += piece) {
                int count = Math.min(piece, k * n - first);
                ColumnBlocks.put(k, n, first, count, rows, first, blocks, 3);
            }
            for (int first = 0; first < k * n; first += piece) {
                int count = Math.min(piece, k * n - first);
                ColumnBlocks.get(k, n, first, count, blocks, 3, back, first);
            }
            assertThat(blocks).as("pieces of %d", piece).isEqualTo(expected);
            assertThat(back).as("pieces of %d", piece).isEqualTo(rows);
        }
        assertThatThrownBy(() -> ColumnBlocks.put(k, n, 1, k * n, rows, 0, new float[k * n], 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("a piece of the " + k * n + " elements", "from 1");
    }

    @ParameterizedTest
    @CsvSource({"100, 2, 48, 100", "64, 2, 32, 64", "1024, 3, 336, 672", "10, 2, 0, 10", "0, 2, 0, 0"})
    void partsAreWholeBlocks(int n, int parts, int start1, int start2) {
        assertThat(ColumnBlocks.start(n, 0, parts)).isZero();
        assertThat(ColumnBlocks.start(n, 1, parts)).isEqualTo(start1);
        assertThat(ColumnBlocks.start(n, 2, parts)).isEqualTo(start2);
        assertThat(ColumnBlocks.start(n, parts, parts)).isEqualTo(n);
    }

    @ParameterizedTest
    @CsvSource({"32, 100, 784", "1, 100, 784", "3, 65, 20", "200, 300, 150", "40, 700, 1100", "7, 64, 9", "1, 20, 1100", "9, 10, 33", "20, 28, 40", "1100, 20, 9", "1100, 10, 9", "1050, 100, 32", "784, 100, 32"})
    void productsHaveTheBitsOfThoseOnMatricesStoredRowByRow(int m, int n, int k) {
        float[] a = numbers(m * k);
        float[] b = numbers(k * n);
        float[] bias = numbers(n);
        for (int threads : new int[] {1, 2, 4}) {
            Workers.resize(threads);
            for (boolean transposeA : new boolean[] {false, true}) {
                for (boolean transposeB : new boolean[] {false, true}) {
                    int lda = transposeA ? m : k;
                    int ldb = transposeB ? k : n;
                    float[] blocksOfB = new float[k * n];
                    ColumnBlocks.fromRows(transposeB ? n : k, ldb, b, 0, blocksOfB, 0);
                    float[] expected = new float[m * n];
                    KernelProvider.scalar().gemm().multiply(
                            transposeA, transposeB, m, n, k, 0, m, 0, n, a, 0, lda, b, 0, ldb, expected, 0, n, false, 1, bias, 0, Unary.RELU);
                    float[] rows = new float[m * n];
                    Gemm.multiply(transposeA, transposeB, m, n, k, a, 0, lda, blocksOfB, 0, COLUMN_BLOCKS, rows, 0, n, bias, 0, Unary.RELU);
                    assertThat(rows).as("B in blocks, %d threads", threads).isEqualTo(expected);
                    float[] blocks = new float[m * n];
                    Gemm.multiply(
                            transposeA, transposeB, m, n, k, a, 0, lda, blocksOfB, 0, COLUMN_BLOCKS, blocks, 0, COLUMN_BLOCKS, bias, 0, Unary.RELU);
                    ColumnBlocks.toRows(m, n, blocks, 0, rows, 0);
                    assertThat(rows).as("B and C in blocks, %d threads", threads).isEqualTo(expected);

                    Gemm.multiply(transposeA, transposeB, m, n, k, a, 0, lda, b, 0, ldb, blocks, 0, COLUMN_BLOCKS, bias, 0, Unary.RELU);
                    ColumnBlocks.toRows(m, n, blocks, 0, rows, 0);
                    assertThat(rows).as("C in blocks, %d threads", threads).isEqualTo(expected);

                    KernelProvider.scalar().gemm().multiply(
                            transposeA, transposeB, m, n, k, 0, m, 0, n, a, 0, lda, b, 0, ldb, expected, 0, n, true, 1, null, 0, Unary.IDENTITY);
                    Gemm.multiply(transposeA, transposeB, m, n, k, a, 0, lda, b, 0, ldb, blocks, 0, COLUMN_BLOCKS, true);
                    ColumnBlocks.toRows(m, n, blocks, 0, rows, 0);
                    assertThat(rows).as("C in blocks, accumulated, %d threads", threads).isEqualTo(expected);

                    KernelProvider.scalar().gemm().multiply(
                            transposeA, transposeB, m, n, k, 0, m, 0, n, a, 0, lda, b, 0, ldb, expected, 0, n, true, -0.1f, null, 0, Unary.IDENTITY);
                    Gemm.addScaled(transposeA, transposeB, m, n, k, a, 0, lda, b, 0, ldb, -0.1f, blocks, 0, COLUMN_BLOCKS);
                    ColumnBlocks.toRows(m, n, blocks, 0, rows, 0);
                    assertThat(rows).as("C in blocks, scaled and added, %d threads", threads).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void scalarKernelsReadAndWriteBlocks(boolean transposeB) {
        int m = 5;
        int n = 150;
        int k = 40;
        float[] a = numbers(m * k);
        float[] b = numbers(k * n);
        int ldb = transposeB ? k : n;
        float[] blocksOfB = new float[k * n];
        ColumnBlocks.fromRows(transposeB ? n : k, ldb, b, 0, blocksOfB, 0);
        float[] expected = new float[m * n];
        var scalar = KernelProvider.scalar().gemm();
        scalar.multiply(false, transposeB, m, n, k, 0, m, 0, n, a, 0, k, b, 0, ldb, expected, 0, n, false, 1, null, 0, Unary.TANH);
        float[] blocks = new float[m * n];
        scalar.multiply(
                false, transposeB, m, n, k, 0, m, 0, n, a, 0, k, blocksOfB, 0, COLUMN_BLOCKS, blocks, 0, COLUMN_BLOCKS, false, 1, null, 0, Unary.TANH);
        float[] rows = new float[m * n];
        ColumnBlocks.toRows(m, n, blocks, 0, rows, 0);
        assertThat(rows).isEqualTo(expected);
    }

    private static float[] numbers(int length) {
        var random = new Random(length);
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() * 2 - 1;
        }
        return x;
    }
}
