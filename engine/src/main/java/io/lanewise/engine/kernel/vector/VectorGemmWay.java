package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;

/** The ways to make a strip of a product. Which one it takes follows from its size and from how its operands are stored. */
enum VectorGemmWay {
    /** One column: chains of single numbers along the rows of A, with the column of B packed. */
    COLUMN,
    /** One row times a B as it lies: each element of B is used once. */
    ROW,
    /** One row times a B in column blocks, as they lie; a narrower block at the end goes the way of tiles. */
    ROW_OF_PANELS,
    /** Few rows times a B as it lies, A read row by row: turned before, if it is stored transposed. */
    FEW_ROWS,
    /** Few rows times a B as it lies, A read down its columns: turned before, if it is not stored transposed. */
    FEW_ROWS_ACROSS,
    /** Tiles on panels of B, which are packed unless B is in column blocks; A is packed if it is stored transposed. */
    TILES;

    /**
     * The way of a product with these operands.
     *
     * @param m rows of all of C
     * @param rows of it that are made
     * @param columns of the strip
     * @param depth of a block of the inner index
     */
    static VectorGemmWay of(boolean transposeA, boolean transposeB, int m, int rows, int columns, int depth, int ldb, int ldc) {
        if (columns == 1 && !transposeA) {
            return COLUMN;
        }
        boolean rowOfC = ldc != COLUMN_BLOCKS || m == 1;
        if (rows == 1 && rowOfC && !transposeB && ldb != COLUMN_BLOCKS && columns >= LANES) {
            return ROW;
        }
        if (rows == 1 && rowOfC && !transposeB && ldb == COLUMN_BLOCKS && !transposeA) {
            return ROW_OF_PANELS;
        }
        boolean across = VectorGemmFewRows.readsAcross(rows, columns) && (transposeA || VectorGemmFewRows.pays(columns));
        boolean asItLies = !transposeB && ldb != COLUMN_BLOCKS && (ldc != COLUMN_BLOCKS || (transposeA && across && rows >= LANES && LANES == PANEL));
        if (asItLies && VectorGemmFewRows.takes(transposeA, rows, columns, depth, ldb)) {
            return across ? FEW_ROWS_ACROSS : FEW_ROWS;
        }
        return TILES;
    }
}
