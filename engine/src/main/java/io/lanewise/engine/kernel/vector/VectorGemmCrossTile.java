package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.HEIGHT;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.PANEL;

import jdk.incubator.vector.FloatVector;

/**
 * The last few columns of a product, with vectors that run down the rows of a packed A, and not along columns, of which there are
 * too few for one. Only where panels of A are whole vectors: where registers are few.
 */
final class VectorGemmCrossTile {
    /** Columns of a tile. */
    private static final int WIDTH = 4;

    /** Rows of a tile. */
    private static final int ROWS = 2 * LANES;

    private static final boolean WHOLE_VECTORS = HEIGHT % LANES == 0 && ROWS % HEIGHT == 0;

    private VectorGemmCrossTile() {}

    /** Whether so many columns are made in this way. */
    static boolean takes(int columns) {
        return WHOLE_VECTORS && columns <= WIDTH;
    }

    /**
     * The chains of columns of one panel of B.
     *
     * @param a panels of A
     * @param tile room for a tile
     */
    static void multiply(
            int rows, int columns, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int ldc, float[] tile) {
        for (int i = 0; i < rows; i += ROWS) {
            int upper = aOffset + i * k;
            // Without a panel behind it the same one is read twice.
            int lower = i + LANES >= rows ? upper : aOffset + (i + LANES) / HEIGHT * HEIGHT * k + (i + LANES) % HEIGHT;
            chains(k, a, upper, lower, b, bOffset, tile);
            int some = Math.min(ROWS, rows - i);
            for (int r = 0; r < some; r++) {
                int element = cOffset + (i + r) * ldc;
                for (int j = 0; j < columns; j++) {
                    c[element + j] = tile[j * ROWS + r];
                }
            }
        }
    }

    private static void chains(int k, float[] a, int upper, int lower, float[] b, int bOffset, float[] tile) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0u = zero;
        FloatVector c0l = zero;
        FloatVector c1u = zero;
        FloatVector c1l = zero;
        FloatVector c2u = zero;
        FloatVector c2l = zero;
        FloatVector c3u = zero;
        FloatVector c3l = zero;
        for (int p = 0; p < k; p++) {
            FloatVector u = FloatVector.fromArray(FLOAT, a, upper + p * HEIGHT);
            FloatVector l = FloatVector.fromArray(FLOAT, a, lower + p * HEIGHT);
            FloatVector x = FloatVector.broadcast(FLOAT, b[bOffset + p * PANEL]);
            c0u = u.fma(x, c0u);
            c0l = l.fma(x, c0l);
            x = FloatVector.broadcast(FLOAT, b[bOffset + p * PANEL + 1]);
            c1u = u.fma(x, c1u);
            c1l = l.fma(x, c1l);
            x = FloatVector.broadcast(FLOAT, b[bOffset + p * PANEL + 2]);
            c2u = u.fma(x, c2u);
            c2l = l.fma(x, c2l);
            x = FloatVector.broadcast(FLOAT, b[bOffset + p * PANEL + 3]);
            c3u = u.fma(x, c3u);
            c3l = l.fma(x, c3l);
        }
        c0u.intoArray(tile, 0);
        c0l.intoArray(tile, LANES);
        c1u.intoArray(tile, ROWS);
        c1l.intoArray(tile, ROWS + LANES);
        c2u.intoArray(tile, 2 * ROWS);
        c2l.intoArray(tile, 2 * ROWS + LANES);
        c3u.intoArray(tile, 3 * ROWS);
        c3l.intoArray(tile, 3 * ROWS + LANES);
    }
}
