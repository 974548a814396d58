package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.Tuning;
import jdk.incubator.vector.FloatVector;

/**
 * A product of fewer columns than a vector has lanes where A is stored transposed: vectors run down its rows, which lie side by side.
 * Two vectors of rows by five columns, all read as they lie. See {@link VectorGemmTiles}.
 */
final class VectorGemmInPlaceCrossTile {
    /** Columns of a tile: two make the ten classes of many a network. */
    private static final int WIDTH = 5;

    private VectorGemmInPlaceCrossTile() {}

    /** Whether a product of so many rows and columns is made in this way: its rows, and those made at a time, are a vector or more. */
    static boolean takes(int rows, int columns) {
        return columns >= WIDTH && columns < LANES && Math.min(rows, Tuning.CURRENT.gemmRowsAtATime()) >= LANES;
    }

    /**
     * c[i, j] = the chain of a[p, i] · b[p, j], for columns from one of them on.
     *
     * @param rows at least a vector; the last tile takes some rows again, as it does columns
     * @param from the first column, which goes to {@code cOffset}
     * @param columns the end of the columns; fewer than {@link #WIDTH} only where rows of B are as long all the same
     * @param tile room for a tile
     */
    static void multiply(
            int rows, int from, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            float[] tile) {
        for (int i = 0; i < rows; i += 2 * LANES) {
            int upper = Math.min(i, rows - LANES);
            int lower = Math.min(i + LANES, rows - LANES);
            for (int j = from; j < columns; j += WIDTH) {
                int column = Math.max(0, Math.min(j, columns - WIDTH));
                int first = Math.max(column, from);
                int count = Math.min(column + WIDTH, columns) - first;
                int left = (first - column) * 2 * LANES;
                chains(k, a, aOffset + upper, aOffset + lower, lda, b, bOffset + column, ldb, tile);
                copy(count, tile, left, c, cOffset + upper * ldc + first - from, ldc);
                copy(count, tile, left + LANES, c, cOffset + lower * ldc + first - from, ldc);
            }
        }
    }

    private static void copy(int columns, float[] tile, int from, float[] c, int cOffset, int ldc) {
        if (columns == WIDTH) {
            int to = cOffset;
            for (int r = from; r < from + LANES; r++) {
                c[to] = tile[r];
                c[to + 1] = tile[2 * LANES + r];
                c[to + 2] = tile[4 * LANES + r];
                c[to + 3] = tile[6 * LANES + r];
                c[to + 4] = tile[8 * LANES + r];
                to += ldc;
            }
            return;
        }
        for (int j = 0; j < columns; j++) {
            for (int r = 0; r < LANES; r++) {
                c[cOffset + j + r * ldc] = tile[from + j * 2 * LANES + r];
            }
        }
    }

    private static void chains(int k, float[] a, int upper, int lower, int lda, float[] b, int bOffset, int ldb, float[] tile) {
        int depth = Math.min(k, Gemm.BLOCK);
        int between = lower - upper;
        int column = upper;
        int row = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0u = zero; FloatVector c0l = zero;
        FloatVector c1u = zero; FloatVector c1l = zero;
        FloatVector c2u = zero; FloatVector c2l = zero;
        FloatVector c3u = zero; FloatVector c3l = zero;
        FloatVector c4u = zero; FloatVector c4l = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector u = FloatVector.fromArray(FLOAT, a, column);
            FloatVector l = FloatVector.fromArray(FLOAT, a, column + between);
            column += lda;
            FloatVector x = FloatVector.broadcast(FLOAT, b[row]);
            c0u = u.fma(x, c0u);
            c0l = l.fma(x, c0l);
            x = FloatVector.broadcast(FLOAT, b[row + 1]);
            c1u = u.fma(x, c1u);
            c1l = l.fma(x, c1l);
            x = FloatVector.broadcast(FLOAT, b[row + 2]);
            c2u = u.fma(x, c2u);
            c2l = l.fma(x, c2l);
            x = FloatVector.broadcast(FLOAT, b[row + 3]);
            c3u = u.fma(x, c3u);
            c3l = l.fma(x, c3l);
            x = FloatVector.broadcast(FLOAT, b[row + 4]);
            c4u = u.fma(x, c4u);
            c4l = l.fma(x, c4l);
            row += ldb;
        }
        c0u.intoArray(tile, 0);
        c0l.intoArray(tile, LANES);
        c1u.intoArray(tile, 2 * LANES);
        c1l.intoArray(tile, 3 * LANES);
        c2u.intoArray(tile, 4 * LANES);
        c2l.intoArray(tile, 5 * LANES);
        c3u.intoArray(tile, 6 * LANES);
        c3l.intoArray(tile, 7 * LANES);
        c4u.intoArray(tile, 8 * LANES);
        c4l.intoArray(tile, 9 * LANES);
    }
}
