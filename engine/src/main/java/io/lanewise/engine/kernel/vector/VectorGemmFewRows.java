package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;

/**
 * Few rows of a product, with B read in place as it lies: packing it would take longer than it saves. Tiles are four rows high, or eight
 * where there are 32 registers.
 */
final class VectorGemmFewRows {
    /** Rows up to which packing B does not pay, where they are read in place as well. */
    private static final int MOST = 16;

    /** The same where one address serves all rows of a tile, since A is stored transposed, or transposed first. */
    private static final int MOST_ACROSS = 64;

    /** The same where rows of B lie multiples of 4 KB apart: they share a place of the first cache and push each other out. */
    private static final int MOST_OF_SHARED_PLACE = 32;

    private static final int SHARED_PLACE = 4096 / Float.BYTES;

    /** Elements of B up to which, with so few of them in a column, packing it does not pay for any number of rows: they stay in the first cache or near it. */
    private static final int SMALL = 1 << 15;

    private static final int SHALLOW = 32;

    /** Columns that pay for transposing A first. */
    private static final int COLUMNS_TO_TRANSPOSE = 128;

    private VectorGemmFewRows() {}

    /**
     * Whether a product of this size is made in this way.
     *
     * @param across whether A is stored transposed
     */
    static boolean takes(boolean across, int rows, int columns, int depth, int ldb) {
        if (!MANY_REGISTERS) {
            return rows <= MOST && columns >= WIDTH;
        }
        if (columns < LANES && !VectorGemmInPlaceCrossTile.takes(rows, columns)) {
            return false;
        }
        if (!across && !pays(columns)) {
            return rows <= MOST;
        }
        return rows <= (ldb % SHARED_PLACE == 0 ? MOST_OF_SHARED_PLACE : MOST_ACROSS) || (depth <= SHALLOW && columns * depth <= SMALL);
    }

    /** Whether tiles can read A across: whether so many rows, or those made at a time, fill one. */
    static boolean readsAcross(int rows, int columns) {
        return MANY_REGISTERS && Math.min(rows, VectorGemmStrip.ROWS) >= (columns < LANES ? LANES : VectorGemmInPlaceTile8.HEIGHT);
    }

    /** Whether so many columns pay for transposing A first, so that it can be read across; or are so few that vectors run down its rows. */
    static boolean pays(int columns) {
        return columns >= COLUMNS_TO_TRANSPOSE || columns < LANES;
    }

    /**
     * c[i, j] = the chain of a[i, p] · b[p, j].
     *
     * @param across whether A is stored transposed
     * @param row the first row in all of C
     * @param cStep blocks of C, if it is in column blocks, are PANEL · {@code cStep} elements apart; then A is stored transposed, and there is a vector of rows
     * @param tile room for a tile
     * @param columns the last tile begins where it still fits, and makes some chains again, as do rows that a tile has to spare
     */
    static void multiply(
            boolean across, int row, int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c,
            int cOffset, int cStep, int ldc, float[] tile) {
        if (across) {
            across(row, rows, columns, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, cStep, ldc, tile);
        } else {
            vectors(rows, columns, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
        }
    }

    private static void vectors(
            int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc) {
        int width;
        for (int j = 0; j < columns; j += width) {
            width = MANY_REGISTERS && (columns - j <= LANES || columns < WIDTH) ? LANES : WIDTH;
            int first = Math.min(j, columns - width);
            int high = MANY_REGISTERS ? eight(width, rows, k, a, aOffset, lda, b, bOffset + first, ldb, c, cOffset + first, ldc) : 0;
            VectorGemmInPlaceTile4.multiply(rows - high, k, a, aOffset + high * lda, lda, b, bOffset + first, ldb, c, cOffset + high * ldc + first, ldc);
        }
    }

    /** Whole vectors of columns, and down the rows those that are left; fewer rows than a vector take the last vector of columns instead. */
    private static void across(
            int row, int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int cStep, int ldc,
            float[] tile) {
        int along = rows >= LANES ? columns - columns % LANES : columns;
        int width;
        for (int j = 0; j < along; j += width) {
            width = along - j < WIDTH ? LANES : WIDTH;
            int first = Math.min(j, columns - width);
            int left = VectorGemmTiles.element(cOffset, cStep, first);
            eightAcross(width, rows, k, a, aOffset, lda, b, bOffset + first, ldb, c, left, cStep == 1 ? LANES : PANEL * cStep, ldc);
        }
        if (along < columns) {
            int stride = cStep == 1 ? ldc : columns - along;
            // The rows above are shorter in a narrower block than in the first one.
            int above = along > 0 ? row * (ldc - stride) : 0;
            int left = VectorGemmTiles.element(cOffset, cStep, along) - above;
            VectorGemmInPlaceCrossTile.multiply(rows, along, columns, k, a, aOffset, lda, b, bOffset, ldb, c, left, stride, tile);
        }
    }

    private static void eightAcross(
            int width, int rows, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int cRight, int ldc) {
        for (int i = 0; i < rows; i += VectorGemmInPlaceTile8.HEIGHT) {
            int row = Math.min(i, rows - VectorGemmInPlaceTile8.HEIGHT);
            if (width == LANES) {
                VectorGemmInPlaceTile8.narrowAcross(k, a, aOffset + row, lda, b, bOffset, ldb, c, cOffset + row * ldc, ldc);
            } else {
                VectorGemmInPlaceTile8.wideAcross(k, a, aOffset + row, lda, b, bOffset, ldb, c, cOffset + row * ldc, cRight, ldc);
            }
        }
    }

    /** Rows by eight, and returns how many: wide tiles leave the last four, or fewer, to those of four. */
    private static int eight(
            int width, int rows, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc) {
        int i = 0;
        for (; i < (width == LANES ? rows : rows - VectorGemmInPlaceTile4.HEIGHT); i += VectorGemmInPlaceTile8.HEIGHT) {
            int made = Math.min(VectorGemmInPlaceTile8.HEIGHT, rows - i);
            int from = aOffset + i * lda;
            int to = cOffset + i * ldc;
            if (width == LANES) {
                VectorGemmInPlaceTile8.narrow(k, made, a, from, lda, b, bOffset, ldb, c, to, ldc);
            } else {
                VectorGemmInPlaceTile8.wide(k, made, a, from, lda, b, bOffset, ldb, c, to, ldc);
            }
        }
        return Math.min(i, rows);
    }
}
