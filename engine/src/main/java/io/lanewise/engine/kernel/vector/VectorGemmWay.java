package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;

/** The ways to make a strip of a product. Which one it takes follows from its size and from how its operands are stored. */
enum VectorGemmWay {
    /** Sums over lanes, as {@link io.lanewise.engine.GemmOrder} says, along rows of A and of a Bᵀ as it lies. */
    DOTS,
    /** The same with Bᵀ packed: B is not stored transposed, or its rows are not whole vectors. */
    PACKED_DOTS,
    /** The same for one row times the columns of a B as it lies, or for few rows if those of B lie close together. */
    DOTS_OF_COLUMNS,
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
     * @param overLanes whether the terms of these elements are added over lanes
     * @param m rows of all of C
     * @param rows of it that are made
     * @param columns of the strip
     * @param k inner indices
     */
    static VectorGemmWay of(boolean overLanes, boolean transposeA, boolean transposeB, int m, int rows, int columns, int k, int ldb, int ldc) {
        if (overLanes) {
            if (transposeB) {
                return ldb != COLUMN_BLOCKS && VectorGemmDots.length(k) == k ? DOTS : PACKED_DOTS;
            }
            boolean close = ldb == COLUMN_BLOCKS || ldb <= PANEL;
            return rows <= (close ? VectorGemmDotColumns.ROWS : 1) ? DOTS_OF_COLUMNS : PACKED_DOTS;
        }
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
        if (asItLies && VectorGemmFewRows.takes(transposeA, rows, columns, Math.min(k, BLOCK), ldb)) {
            return across ? FEW_ROWS_ACROSS : FEW_ROWS;
        }
        return TILES;
    }
}
