package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.CacheLines.FIRST;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;

import io.lanewise.engine.ColumnBlocks;
import java.util.Arrays;

/** Packs what tiles read of the operands of a product, however they are stored. */
final class VectorGemmPanels {
    private VectorGemmPanels() {}

    /** Packs columns of op(B) into panels, the first of which begins at {@link io.lanewise.engine.CacheLines#FIRST}. */
    static void packB(
            boolean transposeB, int n, int k, int fromColumn, int toColumn, int block, int inner, float[] b, int bOffset, int ldb,
            float[] panels) {
        int columns = toColumn - fromColumn;
        if (transposeB) {
            for (int j = 0; j < columns; j += PANEL) {
                transpose(n, k, fromColumn + j, Math.min(PANEL, columns - j), block, inner, b, bOffset, ldb, panels, FIRST + j * inner);
            }
        } else if (ldb == COLUMN_BLOCKS) {
            VectorGemmPacking.copyColumns(columns, inner, b, bOffset + fromColumn * k + block * columns, columns, panels);
        } else {
            VectorGemmPacking.copyColumns(columns, inner, b, bOffset + block * ldb + fromColumn, ldb, panels);
        }
    }

    /** Packs columns of op(B) as rows for {@link VectorGemmDots}, zeros behind them; unless B is stored transposed, they lie in one block. */
    static void packRows(
            boolean transposeB, int n, int k, int fromColumn, int toColumn, int block, int inner, float[] b, int bOffset, int ldb,
            float[] panels) {
        int columns = toColumn - fromColumn;
        int length = VectorGemmDots.length(inner);
        if (!transposeB) {
            int stride = ldb == COLUMN_BLOCKS ? n - (fromColumn & -PANEL) : ldb;
            VectorGemmPacking.transposeFew(columns, inner, b, ColumnBlocks.element(k, n, block, fromColumn, bOffset, ldb), stride, panels, FIRST, length);
            for (int j = 0; j < columns; j++) {
                Arrays.fill(panels, FIRST + j * length + inner, FIRST + (j + 1) * length, 0);
            }
        } else if (ldb == COLUMN_BLOCKS) {
            for (int p = 0; p < inner; p += PANEL) {
                int some = Math.min(PANEL, inner - p);
                int first = ColumnBlocks.element(n, k, fromColumn, block + p, bOffset, ldb);
                VectorGemmPacking.copyPadded(columns, some, PANEL, b, first, some, panels, FIRST + p, length);
            }
        } else {
            VectorGemmPacking.copyPadded(columns, inner, length, b, bOffset + fromColumn * ldb + block, ldb, panels, FIRST, length);
        }
    }

    /** Puts the elements of one column of op(B) side by side. */
    static void packColumn(
            boolean transposeB, int n, int k, int column, int block, int inner, float[] b, int bOffset, int ldb, float[] packed) {
        for (int p = 0; p < inner; p++) {
            int element = transposeB
                    ? ColumnBlocks.element(n, k, column, block + p, bOffset, ldb)
                    : ColumnBlocks.element(k, n, block + p, column, bOffset, ldb);
            packed[p] = b[element];
        }
    }

    /** A panel of op(B) from rows of B. */
    private static void transpose(
            int n, int k, int row, int rows, int block, int inner, float[] b, int bOffset, int ldb, float[] panels, int panel) {
        if (ldb == COLUMN_BLOCKS) {
            for (int p = 0; p < inner; p += PANEL) {
                int columns = Math.min(PANEL, inner - p);
                int square = ColumnBlocks.element(n, k, row, block + p, bOffset, ldb);
                VectorGemmPacking.transposeIntoPanel(rows, PANEL, columns, b, square, columns, panels, panel + p * PANEL);
            }
        } else {
            VectorGemmPacking.transposeIntoPanel(rows, PANEL, inner, b, bOffset + row * ldb + block, ldb, panels, panel);
        }
    }
}
