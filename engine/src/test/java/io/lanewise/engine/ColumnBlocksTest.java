package io.lanewise.engine;

import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class ColumnBlocksTest {
    private static final int THREADS = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 100, 128, 300, 511, 512, 513, 1024, 1030})
    void everyElementHasThePlaceThatIsDocumented(int n) {
        int k = 3;
        float[] rows = numbers(k * n);
        float[] blocks = new float[k * n + 2];
        ColumnBlocks.fromRows(k, n, rows, 0, blocks, 2);
        int width = ColumnBlocks.width(n);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                int first = j - j % width;
                int columns = Math.min(width, n - first);
                assertThat(blocks[2 + first * k + i * columns + j - first]).as("element %d, %d", i, j).isEqualTo(rows[i * n + j]);
            }
        }
        float[] back = new float[k * n];
        ColumnBlocks.toRows(k, n, blocks, 2, back, 0);
        assertThat(back).isEqualTo(rows);
    }

    @Test
    void narrowMatricesStayInOnePiece() {
        assertThat(ColumnBlocks.width(64)).isEqualTo(64);
        assertThat(ColumnBlocks.width(65)).isEqualTo(48);
        assertThat(ColumnBlocks.width(100)).isEqualTo(64);
        assertThat(ColumnBlocks.width(1024)).isEqualTo(256);
    }

    @ParameterizedTest
    @CsvSource({"100, 2, 0, 64, 100", "64, 2, 0, 64, 64", "1024, 2, 0, 512, 1024", "1024, 3, 0, 512, 1024", "0, 2, 0, 0, 0"})
    void partsAreWholeBlocks(int n, int parts, int start0, int start1, int start2) {
        assertThat(ColumnBlocks.start(n, 0, parts)).isEqualTo(start0);
        assertThat(ColumnBlocks.start(n, 1, parts)).isEqualTo(start1);
        assertThat(ColumnBlocks.start(n, 2, parts)).isEqualTo(start2);
        assertThat(ColumnBlocks.start(n, parts, parts)).isEqualTo(n);
    }

    @ParameterizedTest
    @CsvSource({"32, 100, 784", "3, 65, 20", "200, 300, 150", "40, 700, 1100", "7, 64, 9"})
    void productsHaveTheBitsOfThoseOnMatricesStoredRowByRow(int m, int n, int k) {
        float[] a = numbers(m * k);
        float[] b = numbers(k * n);
        float[] bias = numbers(n);
        float[] expected = new float[m * n];
        float[] blocksOfB = new float[k * n];
        ColumnBlocks.fromRows(k, n, b, 0, blocksOfB, 0);
        for (int threads : new int[] {1, 2, 4}) {
            Workers.resize(threads);
            for (boolean transposeA : new boolean[] {false, true}) {
                int lda = transposeA ? m : k;
                Gemm.multiply(transposeA, false, m, n, k, a, 0, lda, b, 0, n, expected, 0, n, bias, 0, Unary.RELU);
                float[] rows = new float[m * n];
                Gemm.multiply(transposeA, false, m, n, k, a, 0, lda, blocksOfB, 0, COLUMN_BLOCKS, rows, 0, n, bias, 0, Unary.RELU);
                assertThat(rows).as("B in blocks, %d threads", threads).isEqualTo(expected);
                float[] blocks = new float[m * n];
                Gemm.multiply(transposeA, false, m, n, k, a, 0, lda, blocksOfB, 0, COLUMN_BLOCKS, blocks, 0, COLUMN_BLOCKS, bias, 0, Unary.RELU);
                ColumnBlocks.toRows(m, n, blocks, 0, rows, 0);
                assertThat(rows).as("B and C in blocks, %d threads", threads).isEqualTo(expected);

                Gemm.multiply(transposeA, false, m, n, k, a, 0, lda, b, 0, n, expected, 0, n, true);
                Gemm.multiply(transposeA, false, m, n, k, a, 0, lda, b, 0, n, blocks, 0, COLUMN_BLOCKS, true);
                ColumnBlocks.toRows(m, n, blocks, 0, rows, 0);
                assertThat(rows).as("C in blocks, accumulated, %d threads", threads).isEqualTo(expected);
            }
        }
    }

    @Test
    void aTransposedMatrixInBlocksIsRefused() {
        assertThatThrownBy(() -> Gemm.multiply(
                        false, true, 2, 2, 2, new float[4], 0, 2, new float[4], 0, COLUMN_BLOCKS, new float[4], 0, 2, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ColumnBlocks.toRows");
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
