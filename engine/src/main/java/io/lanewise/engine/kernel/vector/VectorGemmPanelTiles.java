package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.Species.MANY_REGISTERS;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a product where A is packed: the elements of {@link #HEIGHT} rows for one inner index lie side by side. B is packed in
 * panels of {@link #WIDTH} columns, or of {@link Species#LANES} the last one.
 *
 * <p>A tile holds its accumulators in local variables, which C2 keeps in registers. They start at a zero made in the method: from
 * loads they were 2.5 times slower, and from a constant vector C2 made an object of each at every step. All strides of the inner
 * loop are constants: then C2 checks the bounds of A and B once before the loop, and not at each step, which is worth a third of
 * the speed. A tile is one method without branches, masks or variants of its end, because C1 gives up on larger ones, after which
 * C2 is never asked.
 *
 * <p>11 × 2 accumulators + 2 + 1 fill 25 of 32 registers and divide batches of 32, 64, 128 … almost evenly; taller tiles gain a
 * little on large products but lose there. 4 × 2 is what 16 registers hold without spilling, and 8 × 1 hides the latency of a sum.
 */
final class VectorGemmPanelTiles {
    /** Rows of a panel of A, and of a narrow tile. */
    static final int HEIGHT = MANY_REGISTERS ? 11 : 8;

    /** Rows of a wide tile for the last rows, and of all where registers are few. */
    static final int LOW = 4;

    /** Columns of a wide tile, and of a panel of B. */
    static final int WIDTH = 2 * LANES;

    private VectorGemmPanelTiles() {}

    /** Rows of the tile for this many rows that are left. */
    static int height(int rows, int width) {
        return width > LANES && (rows <= LOW || !MANY_REGISTERS) ? LOW : HEIGHT;
    }

    /**
     * The chains of a tile.
     *
     * @param height its rows, as {@link #height} gives them
     * @param width its columns, WIDTH or LANES, and those of the panel of B
     */
    static void multiply(
            int height, int width, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
        if (width > LANES) {
            if (height > LOW) {
                wide11(k, a, aOffset, b, bOffset, c, cOffset, ldc);
            } else {
                wide4(k, a, aOffset, b, bOffset, c, cOffset, ldc);
            }
        } else if (MANY_REGISTERS) {
            narrow11(k, a, aOffset, b, bOffset, c, cOffset, ldc);
        } else {
            narrow8(k, a, aOffset, b, bOffset, c, cOffset, ldc);
        }
    }

    private static void wide11(int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
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
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH + LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT]);
            c0l = x.fma(left, c0l);
            c0r = x.fma(right, c0r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 1]);
            c1l = x.fma(left, c1l);
            c1r = x.fma(right, c1r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 2]);
            c2l = x.fma(left, c2l);
            c2r = x.fma(right, c2r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 3]);
            c3l = x.fma(left, c3l);
            c3r = x.fma(right, c3r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 4]);
            c4l = x.fma(left, c4l);
            c4r = x.fma(right, c4r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 5]);
            c5l = x.fma(left, c5l);
            c5r = x.fma(right, c5r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 6]);
            c6l = x.fma(left, c6l);
            c6r = x.fma(right, c6r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 7]);
            c7l = x.fma(left, c7l);
            c7r = x.fma(right, c7r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 8]);
            c8l = x.fma(left, c8l);
            c8r = x.fma(right, c8r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 9]);
            c9l = x.fma(left, c9l);
            c9r = x.fma(right, c9r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 10]);
            c10l = x.fma(left, c10l);
            c10r = x.fma(right, c10r);
        }
        c0l.intoArray(c, cOffset);
        c0r.intoArray(c, cOffset + LANES);
        c1l.intoArray(c, cOffset + ldc);
        c1r.intoArray(c, cOffset + ldc + LANES);
        c2l.intoArray(c, cOffset + 2 * ldc);
        c2r.intoArray(c, cOffset + 2 * ldc + LANES);
        c3l.intoArray(c, cOffset + 3 * ldc);
        c3r.intoArray(c, cOffset + 3 * ldc + LANES);
        c4l.intoArray(c, cOffset + 4 * ldc);
        c4r.intoArray(c, cOffset + 4 * ldc + LANES);
        c5l.intoArray(c, cOffset + 5 * ldc);
        c5r.intoArray(c, cOffset + 5 * ldc + LANES);
        c6l.intoArray(c, cOffset + 6 * ldc);
        c6r.intoArray(c, cOffset + 6 * ldc + LANES);
        c7l.intoArray(c, cOffset + 7 * ldc);
        c7r.intoArray(c, cOffset + 7 * ldc + LANES);
        c8l.intoArray(c, cOffset + 8 * ldc);
        c8r.intoArray(c, cOffset + 8 * ldc + LANES);
        c9l.intoArray(c, cOffset + 9 * ldc);
        c9r.intoArray(c, cOffset + 9 * ldc + LANES);
        c10l.intoArray(c, cOffset + 10 * ldc);
        c10r.intoArray(c, cOffset + 10 * ldc + LANES);
    }

    private static void wide4(int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        for (int p = 0; p < k; p++) {
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH + LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT]);
            c0l = x.fma(left, c0l);
            c0r = x.fma(right, c0r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 1]);
            c1l = x.fma(left, c1l);
            c1r = x.fma(right, c1r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 2]);
            c2l = x.fma(left, c2l);
            c2r = x.fma(right, c2r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 3]);
            c3l = x.fma(left, c3l);
            c3r = x.fma(right, c3r);
        }
        c0l.intoArray(c, cOffset);
        c0r.intoArray(c, cOffset + LANES);
        c1l.intoArray(c, cOffset + ldc);
        c1r.intoArray(c, cOffset + ldc + LANES);
        c2l.intoArray(c, cOffset + 2 * ldc);
        c2r.intoArray(c, cOffset + 2 * ldc + LANES);
        c3l.intoArray(c, cOffset + 3 * ldc);
        c3r.intoArray(c, cOffset + 3 * ldc + LANES);
    }

    private static void narrow11(int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
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
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset + p * LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT]);
            c0 = x.fma(row, c0);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 1]);
            c1 = x.fma(row, c1);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 2]);
            c2 = x.fma(row, c2);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 3]);
            c3 = x.fma(row, c3);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 4]);
            c4 = x.fma(row, c4);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 5]);
            c5 = x.fma(row, c5);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 6]);
            c6 = x.fma(row, c6);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 7]);
            c7 = x.fma(row, c7);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 8]);
            c8 = x.fma(row, c8);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 9]);
            c9 = x.fma(row, c9);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 10]);
            c10 = x.fma(row, c10);
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + ldc);
        c2.intoArray(c, cOffset + 2 * ldc);
        c3.intoArray(c, cOffset + 3 * ldc);
        c4.intoArray(c, cOffset + 4 * ldc);
        c5.intoArray(c, cOffset + 5 * ldc);
        c6.intoArray(c, cOffset + 6 * ldc);
        c7.intoArray(c, cOffset + 7 * ldc);
        c8.intoArray(c, cOffset + 8 * ldc);
        c9.intoArray(c, cOffset + 9 * ldc);
        c10.intoArray(c, cOffset + 10 * ldc);
    }

    private static void narrow8(int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset + p * LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT]);
            c0 = x.fma(row, c0);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 1]);
            c1 = x.fma(row, c1);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 2]);
            c2 = x.fma(row, c2);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 3]);
            c3 = x.fma(row, c3);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 4]);
            c4 = x.fma(row, c4);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 5]);
            c5 = x.fma(row, c5);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 6]);
            c6 = x.fma(row, c6);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * HEIGHT + 7]);
            c7 = x.fma(row, c7);
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + ldc);
        c2.intoArray(c, cOffset + 2 * ldc);
        c3.intoArray(c, cOffset + 3 * ldc);
        c4.intoArray(c, cOffset + 4 * ldc);
        c5.intoArray(c, cOffset + 5 * ldc);
        c6.intoArray(c, cOffset + 6 * ldc);
        c7.intoArray(c, cOffset + 7 * ldc);
    }
}
