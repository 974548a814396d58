package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Tuning;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a product where A is packed: the elements of {@link #HEIGHT} rows for one inner index lie side by side. B lies in panels
 * of {@link #PANEL} columns. A tile is two vectors wide, which may lie in two panels, or one.
 *
 * <p>A tile holds its accumulators in local variables, which C2 keeps in registers. They start at a zero made in the method: from
 * a constant vector C2 made an object of each at every step. All strides of the inner loop are constants: then C2 checks the bounds
 * of A and B once before the loop, and not at each step, which is worth a third of the speed. A tile is one method without branches,
 * masks or variants of its end, because C1 gives up on larger ones, after which C2 is never asked.
 *
 * <p>Which tiles there are is {@link Tuning#gemmTileRows}. With 32 registers 11 × 2 was measured best over batches of 32, 64, 128 …,
 * which it divides almost evenly. With 16 it is 4 × 2 always: there C2 loads all of a step's elements of A before it uses one, so
 * that 5 × 2 and 8 × 1 spill already, and on what is narrower a 4 × 2 tile is as fast as any that does not.
 */
final class VectorGemmPanelTiles {
    /** Columns of a panel of B. */
    static final int PANEL = ColumnBlocks.WIDTH;

    /** Rows of a wide tile for the last rows, and of all if none are higher. */
    static final int LOW = 4;

    /** Whether there are tiles of 11 rows. */
    private static final boolean HIGH = Tuning.CURRENT.gemmTileRows() > LOW;

    /** Rows of a panel of A: one of the higher tiles, or two of the low ones. */
    static final int HEIGHT = HIGH ? Tuning.CURRENT.gemmTileRows() : 2 * LOW;

    /** Columns of a wide tile. */
    static final int WIDTH = 2 * LANES;

    private VectorGemmPanelTiles() {}

    /** Columns of the tile for this many columns that are left. */
    static int width(int columns) {
        return columns > LANES || !HIGH ? WIDTH : LANES;
    }

    /** Rows of the tile for this many rows that are left. */
    static int height(int rows, int width) {
        return width > LANES && (rows <= LOW || !HIGH) ? LOW : HEIGHT;
    }

    /**
     * The chains of a tile.
     *
     * @param height its rows, as {@link #height} gives them
     * @param width its columns, as {@link #width} gives them
     * @param left where the first vector of B lies; {@code right}: the second, if there is one
     * @param cLeft where the first vector of C goes to; {@code cRight}: the second
     */
    static void multiply(
            int height, int width, int k, float[] a, int aOffset, float[] b, int left, int right, float[] c, int cLeft, int cRight,
            int ldc) {
        if (width > LANES) {
            if (height > LOW) {
                wide11(k, a, aOffset, b, left, right, c, cLeft, cRight, ldc);
            } else {
                wide4(k, a, aOffset, b, left, right, c, cLeft, cRight, ldc);
            }
        } else {
            narrow11(k, a, aOffset, b, left, c, cLeft, ldc);
        }
    }

    private static void wide11(
            int k, float[] a, int aOffset, float[] b, int left, int right, float[] c, int cLeft, int cRight, int ldc) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        FloatVector c4l = zero; FloatVector c4r = zero;
        FloatVector c5l = zero; FloatVector c5r = zero;
        FloatVector c6l = zero; FloatVector c6r = zero;
        FloatVector c7l = zero; FloatVector c7r = zero;
        FloatVector c8l = zero; FloatVector c8r = zero;
        FloatVector c9l = zero; FloatVector c9r = zero;
        FloatVector c10l = zero; FloatVector c10r = zero;
        for (int p = 0; p < k; p++) {
            FloatVector l = FloatVector.fromArray(FLOAT, b, left + p * PANEL);
            FloatVector r = FloatVector.fromArray(FLOAT, b, right + p * PANEL);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT]);
            c0l = x.fma(l, c0l);
            c0r = x.fma(r, c0r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 1]);
            c1l = x.fma(l, c1l);
            c1r = x.fma(r, c1r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 2]);
            c2l = x.fma(l, c2l);
            c2r = x.fma(r, c2r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 3]);
            c3l = x.fma(l, c3l);
            c3r = x.fma(r, c3r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 4]);
            c4l = x.fma(l, c4l);
            c4r = x.fma(r, c4r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 5]);
            c5l = x.fma(l, c5l);
            c5r = x.fma(r, c5r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 6]);
            c6l = x.fma(l, c6l);
            c6r = x.fma(r, c6r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 7]);
            c7l = x.fma(l, c7l);
            c7r = x.fma(r, c7r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 8]);
            c8l = x.fma(l, c8l);
            c8r = x.fma(r, c8r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 9]);
            c9l = x.fma(l, c9l);
            c9r = x.fma(r, c9r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 10]);
            c10l = x.fma(l, c10l);
            c10r = x.fma(r, c10r);
        }
        c0l.intoArray(c, cLeft);
        c0r.intoArray(c, cRight);
        c1l.intoArray(c, cLeft + ldc);
        c1r.intoArray(c, cRight + ldc);
        c2l.intoArray(c, cLeft + 2 * ldc);
        c2r.intoArray(c, cRight + 2 * ldc);
        c3l.intoArray(c, cLeft + 3 * ldc);
        c3r.intoArray(c, cRight + 3 * ldc);
        c4l.intoArray(c, cLeft + 4 * ldc);
        c4r.intoArray(c, cRight + 4 * ldc);
        c5l.intoArray(c, cLeft + 5 * ldc);
        c5r.intoArray(c, cRight + 5 * ldc);
        c6l.intoArray(c, cLeft + 6 * ldc);
        c6r.intoArray(c, cRight + 6 * ldc);
        c7l.intoArray(c, cLeft + 7 * ldc);
        c7r.intoArray(c, cRight + 7 * ldc);
        c8l.intoArray(c, cLeft + 8 * ldc);
        c8r.intoArray(c, cRight + 8 * ldc);
        c9l.intoArray(c, cLeft + 9 * ldc);
        c9r.intoArray(c, cRight + 9 * ldc);
        c10l.intoArray(c, cLeft + 10 * ldc);
        c10r.intoArray(c, cRight + 10 * ldc);
    }

    private static void wide4(
            int k, float[] a, int aOffset, float[] b, int left, int right, float[] c, int cLeft, int cRight, int ldc) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        for (int p = 0; p < k; p++) {
            FloatVector l = FloatVector.fromArray(FLOAT, b, left + p * PANEL);
            FloatVector r = FloatVector.fromArray(FLOAT, b, right + p * PANEL);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT]);
            c0l = x.fma(l, c0l);
            c0r = x.fma(r, c0r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 1]);
            c1l = x.fma(l, c1l);
            c1r = x.fma(r, c1r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 2]);
            c2l = x.fma(l, c2l);
            c2r = x.fma(r, c2r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 3]);
            c3l = x.fma(l, c3l);
            c3r = x.fma(r, c3r);
        }
        c0l.intoArray(c, cLeft);
        c0r.intoArray(c, cRight);
        c1l.intoArray(c, cLeft + ldc);
        c1r.intoArray(c, cRight + ldc);
        c2l.intoArray(c, cLeft + 2 * ldc);
        c2r.intoArray(c, cRight + 2 * ldc);
        c3l.intoArray(c, cLeft + 3 * ldc);
        c3r.intoArray(c, cRight + 3 * ldc);
    }

    private static void narrow11(int k, float[] a, int aOffset, float[] b, int left, float[] c, int cLeft, int ldc) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        FloatVector c8 = zero;
        FloatVector c9 = zero;
        FloatVector c10 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector l = FloatVector.fromArray(FLOAT, b, left + p * PANEL);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT]);
            c0 = x.fma(l, c0);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 1]);
            c1 = x.fma(l, c1);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 2]);
            c2 = x.fma(l, c2);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 3]);
            c3 = x.fma(l, c3);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 4]);
            c4 = x.fma(l, c4);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 5]);
            c5 = x.fma(l, c5);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 6]);
            c6 = x.fma(l, c6);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 7]);
            c7 = x.fma(l, c7);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 8]);
            c8 = x.fma(l, c8);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 9]);
            c9 = x.fma(l, c9);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 10]);
            c10 = x.fma(l, c10);
        }
        c0.intoArray(c, cLeft);
        c1.intoArray(c, cLeft + ldc);
        c2.intoArray(c, cLeft + 2 * ldc);
        c3.intoArray(c, cLeft + 3 * ldc);
        c4.intoArray(c, cLeft + 4 * ldc);
        c5.intoArray(c, cLeft + 5 * ldc);
        c6.intoArray(c, cLeft + 6 * ldc);
        c7.intoArray(c, cLeft + 7 * ldc);
        c8.intoArray(c, cLeft + 8 * ldc);
        c9.intoArray(c, cLeft + 9 * ldc);
        c10.intoArray(c, cLeft + 10 * ldc);
    }
}
