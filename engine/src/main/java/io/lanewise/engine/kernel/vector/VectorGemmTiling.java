package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.HIGH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.LOW;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;

import io.lanewise.engine.ColumnBlocks;

/**
 * Which tiles make some rows of a product, and which part of C each writes: whole ones straight into C, those at its edges by way of a
 * tile in memory. The last columns, fewer than a tile has, get tiles of their own where there are some for them.
 */
final class VectorGemmTiling {
    /** Inner indices for which it pays to have the lines of C that tiles write fetched before they are written: with the many registers of later processors, none. */
    private static final int DEPTH_TO_TOUCH = VectorGemmTiles.MANY_REGISTERS ? Integer.MAX_VALUE : 256;

    private VectorGemmTiling() {}

    /**
     * The chains of a block for some rows and neighbouring panels of B.
     *
     * @param tile room for a tile
     * @param across whether A is stored transposed; then it is packed as well
     * @param packed panels of A
     * @param columns whole panels of them, or fewer
     * @param bStep panels of B are PANEL · bStep elements apart
     */
    static void chains(
            float[] tile, boolean across, int m, int n, int row, int rows, int column, int columns, int inner,
            float[] a, int aOffset, int lda, float[] packed, float[] b, int bOffset, int bStep, float[] c, int cOffset, int ldc) {
        int first = ColumnBlocks.element(m, n, row, column, cOffset, ldc);
        int cStep = ldc == COLUMN_BLOCKS ? m : 1;
        int stride = ldc == COLUMN_BLOCKS ? Math.min(PANEL, n - (column & -PANEL)) : ldc;
        int wide = columns - columns % WIDTH;
        int rest = columns - wide;
        float[] rowsOfA = across ? packed : a;
        int firstOfA = across ? 0 : aOffset;
        if (wide > 0) {
            rowsOfTiles(across, rows, wide, wide, inner, rowsOfA, firstOfA, lda, b, bOffset, bStep, c, first, cStep, stride, tile);
        }
        if (rest > 0) {
            int left = VectorGemmTiles.element(bOffset, bStep, wide);
            int cLeft = VectorGemmTiles.element(first, cStep, wide);
            if (across && takesCrossTile(rows, rest)) {
                VectorGemmInPlaceCrossTile.multiply(rows, 0, rest, inner, a, aOffset, lda, b, left, PANEL, c, cLeft, stride, tile);
            } else if (!across && rest <= LANES) {
                VectorGemmNarrowTile8.multiply(rows, rest, inner, a, aOffset, lda, b, left, c, cLeft, stride, tile);
            } else if (VectorGemmTiles.MANY_REGISTERS && rest <= LANES) {
                oneVector(rows, rest, inner, packed, b, left, c, cLeft, stride, tile);
            } else {
                rowsOfTiles(across, rows, WIDTH, rest, inner, rowsOfA, firstOfA, lda, b, left, bStep, c, cLeft, cStep, stride, tile);
            }
        }
    }

    /** Whether so few columns are made by vectors down an A that is stored transposed, where it lies. */
    static boolean takesCrossTile(int rows, int columns) {
        return columns < LANES && rows >= LANES;
    }

    /**
     * The same by tiles, some rows of them.
     *
     * @param columns of all tiles side by side
     * @param kept of which so many are wanted
     */
    private static void rowsOfTiles(
            boolean packedA, int rows, int columns, int kept, int inner, float[] a, int aOffset, int lda, float[] b, int bOffset,
            int bStep, float[] c, int cOffset, int cStep, int stride, float[] tile) {
        int highRows = VectorGemmTiles.highRows(rows);
        int from = aOffset;
        int to = cOffset;
        int made;
        for (int i = 0; i < rows; i += made) {
            boolean high = i < highRows;
            int height = high ? HIGH : LOW;
            made = Math.min(height, (high ? highRows : rows) - i);
            if (inner >= DEPTH_TO_TOUCH) {
                tile[0] = VectorGemmTiles.touch(made, kept, c, to, cStep, stride);
            }
            if (made == height && kept == columns) {
                rowOfTiles(packedA, high, columns, made, inner, a, from, lda, b, bOffset, bStep, c, to, cStep, stride, tile);
            } else {
                for (int j = 0; j < columns; j += WIDTH) {
                    int left = VectorGemmTiles.element(bOffset, bStep, j);
                    rowOfTiles(packedA, high, WIDTH, made, inner, a, from, lda, b, left, bStep, tile, 0, 1, WIDTH, tile);
                    for (int l = 0; l < WIDTH; l += PANEL) {
                        VectorGemmPacking.copy(
                                made, Math.min(PANEL, Math.min(WIDTH, kept - j) - l), tile, l, WIDTH, c,
                                VectorGemmTiles.element(to, cStep, j + l), stride);
                    }
                }
            }
            from += packedA ? STEP * inner : made * lda;
            to += made * stride;
        }
    }

    /** Columns of one panel of B, no more than a vector of them, where A is packed. */
    private static void oneVector(
            int rows, int columns, int inner, float[] a, float[] b, int bOffset, float[] c, int cOffset, int ldc, float[] tile) {
        int from = 0;
        int made;
        for (int i = 0; i < rows; i += made) {
            made = VectorGemmTiles.panelRows(rows, i);
            VectorGemmInPlaceTile8.narrowAcross(inner, a, from, STEP, b, bOffset, PANEL, tile, 0, LANES);
            VectorGemmPacking.copy(made, columns, tile, 0, LANES, c, cOffset + i * ldc, ldc);
            from += STEP * inner;
        }
    }

    private static void rowOfTiles(
            boolean packedA, boolean high, int columns, int rows, int inner, float[] a, int aOffset, int lda, float[] b, int bOffset,
            int bStep, float[] c, int cOffset, int cStep, int ldc, float[] any) {
        if (packedA) {
            VectorGemmTiles.packed(high, columns, inner, a, aOffset, b, bOffset, bStep, c, cOffset, cStep, ldc, any);
        } else {
            VectorGemmTiles.inPlace(high, columns, inner, rows, a, aOffset, lda, b, bOffset, bStep, c, cOffset, cStep, ldc, any);
        }
    }
}
