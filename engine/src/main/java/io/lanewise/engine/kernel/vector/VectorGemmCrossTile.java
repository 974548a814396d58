package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * The last few columns of a product, with vectors that run down the rows of a packed A, and not along columns, of which there are
 * too few for one. Only where a step of a panel of A is one vector: where vectors have eight lanes. See {@link VectorGemmTiles}.
 */
final class VectorGemmCrossTile {
    /** Columns of a tile. */
    private static final int WIDTH = 4;

    private VectorGemmCrossTile() {}

    /** Whether so many columns are made in this way. */
    static boolean takes(int columns) {
        return STEP == LANES && columns <= WIDTH;
    }

    /**
     * The chains of columns of one panel of B.
     *
     * @param a panels of A
     * @param tile room for a tile
     */
    static void multiply(
            int rows, int columns, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int ldc, float[] tile) {
        int panel = aOffset;
        int some;
        for (int i = 0; i < rows; i += some) {
            int upper = VectorGemmTiles.panelRows(rows, i);
            int lower = VectorGemmTiles.panelRows(rows, i + upper);
            // Without a panel behind it the same one is read twice.
            chains(k, a, panel, lower == 0 ? panel : panel + STEP * k, b, bOffset, tile);
            copy(upper, columns, tile, 0, c, cOffset + i * ldc, ldc);
            copy(lower, columns, tile, LANES, c, cOffset + (i + upper) * ldc, ldc);
            some = upper + lower;
            panel += 2 * STEP * k;
        }
    }

    private static void copy(int rows, int columns, float[] tile, int row, float[] c, int cOffset, int ldc) {
        int to = cOffset;
        for (int r = row; r < row + rows; r++) {
            c[to] = tile[r];
            if (columns == WIDTH) {
                c[to + 1] = tile[2 * LANES + r];
                c[to + 2] = tile[4 * LANES + r];
                c[to + 3] = tile[6 * LANES + r];
            } else {
                for (int j = 1; j < columns; j++) {
                    c[to + j] = tile[j * 2 * LANES + r];
                }
            }
            to += ldc;
        }
    }

    private static void chains(int k, float[] a, int upper, int lower, float[] b, int bOffset, float[] tile) {
        int depth = Math.min(k, Gemm.BLOCK);
        int aUpper = place(upper);
        int aLower = place(lower);
        int column = place(bOffset);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0u = zero; FloatVector c0l = zero;
        FloatVector c1u = zero; FloatVector c1l = zero;
        FloatVector c2u = zero; FloatVector c2l = zero;
        FloatVector c3u = zero; FloatVector c3l = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector u = FloatVector.fromArray(FLOAT, a, aUpper + p * STEP);
            FloatVector l = FloatVector.fromArray(FLOAT, a, aLower + p * STEP);
            FloatVector x = FloatVector.broadcast(FLOAT, b[column + p * PANEL]);
            c0u = u.fma(x, c0u);
            c0l = l.fma(x, c0l);
            x = FloatVector.broadcast(FLOAT, b[column + p * PANEL + 1]);
            c1u = u.fma(x, c1u);
            c1l = l.fma(x, c1l);
            c1l.intoArray(tile, 0);
            x = FloatVector.broadcast(FLOAT, b[column + p * PANEL + 2]);
            c2u = u.fma(x, c2u);
            c2l = l.fma(x, c2l);
            x = FloatVector.broadcast(FLOAT, b[column + p * PANEL + 3]);
            c3u = u.fma(x, c3u);
            c3l = l.fma(x, c3l);
        }
        c0u.intoArray(tile, 0);
        c0l.intoArray(tile, LANES);
        c1u.intoArray(tile, 2 * LANES);
        c1l.intoArray(tile, 3 * LANES);
        c2u.intoArray(tile, 4 * LANES);
        c2l.intoArray(tile, 5 * LANES);
        c3u.intoArray(tile, 6 * LANES);
        c3l.intoArray(tile, 7 * LANES);
    }
}
