package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a product where the elements of A for one inner index lie side by side: A packed into panels, or transposed. A tile
 * of 11 or 4 rows and two vectors (or one) holds its accumulators in local variables, which C2 keeps in registers, and leaves them
 * in {@code tile}, row by row, for the caller to finish. They start at a zero made in the method: from loads they were 2.5 times
 * slower, and from a constant vector C2 made an object of each at every step.
 *
 * <p>11 × 2 accumulators + 2 + 1 fill 25 of 32 registers and divide batches of 32, 64, 128 … almost evenly; taller tiles gain a
 * little on large products but lose there. 4 × 2 is what 16 registers hold, and serves the last rows everywhere. A tile is one
 * method without branches, masks or variants of its end, because C1 gives up on larger ones, after which C2 is never asked.
 */
final class VectorGemmPanelTiles {
    private VectorGemmPanelTiles() {}

    /** The chains of {@code rows} rows of A with {@code width} columns of B; the inner steps of A and B are given. */
    static void multiply(
            int rows, int width, int k, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] tile) {
        if (rows > 4) {
            if (width > LANES) {
                wide11(k, a, aOffset, aStep, b, bOffset, bStep, tile);
            } else {
                narrow11(k, a, aOffset, aStep, b, bOffset, bStep, tile);
            }
        } else if (width > LANES) {
            wide4(k, a, aOffset, aStep, b, bOffset, bStep, tile);
        } else {
            narrow4(k, a, aOffset, aStep, b, bOffset, bStep, tile);
        }
    }

    private static void wide11(
            int k, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] tile) {
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
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset]);
            c0l = x.fma(left, c0l);
            c0r = x.fma(right, c0r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 1]);
            c1l = x.fma(left, c1l);
            c1r = x.fma(right, c1r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 2]);
            c2l = x.fma(left, c2l);
            c2r = x.fma(right, c2r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 3]);
            c3l = x.fma(left, c3l);
            c3r = x.fma(right, c3r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 4]);
            c4l = x.fma(left, c4l);
            c4r = x.fma(right, c4r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 5]);
            c5l = x.fma(left, c5l);
            c5r = x.fma(right, c5r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 6]);
            c6l = x.fma(left, c6l);
            c6r = x.fma(right, c6r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 7]);
            c7l = x.fma(left, c7l);
            c7r = x.fma(right, c7r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 8]);
            c8l = x.fma(left, c8l);
            c8r = x.fma(right, c8r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 9]);
            c9l = x.fma(left, c9l);
            c9r = x.fma(right, c9r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 10]);
            c10l = x.fma(left, c10l);
            c10r = x.fma(right, c10r);
            aOffset += aStep;
            bOffset += bStep;
        }
        c0l.intoArray(tile, 0);
        c0r.intoArray(tile, LANES);
        c1l.intoArray(tile, 2 * LANES);
        c1r.intoArray(tile, 3 * LANES);
        c2l.intoArray(tile, 4 * LANES);
        c2r.intoArray(tile, 5 * LANES);
        c3l.intoArray(tile, 6 * LANES);
        c3r.intoArray(tile, 7 * LANES);
        c4l.intoArray(tile, 8 * LANES);
        c4r.intoArray(tile, 9 * LANES);
        c5l.intoArray(tile, 10 * LANES);
        c5r.intoArray(tile, 11 * LANES);
        c6l.intoArray(tile, 12 * LANES);
        c6r.intoArray(tile, 13 * LANES);
        c7l.intoArray(tile, 14 * LANES);
        c7r.intoArray(tile, 15 * LANES);
        c8l.intoArray(tile, 16 * LANES);
        c8r.intoArray(tile, 17 * LANES);
        c9l.intoArray(tile, 18 * LANES);
        c9r.intoArray(tile, 19 * LANES);
        c10l.intoArray(tile, 20 * LANES);
        c10r.intoArray(tile, 21 * LANES);
    }

    private static void narrow11(
            int k, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] tile) {
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
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset]);
            c0 = x.fma(row, c0);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 1]);
            c1 = x.fma(row, c1);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 2]);
            c2 = x.fma(row, c2);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 3]);
            c3 = x.fma(row, c3);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 4]);
            c4 = x.fma(row, c4);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 5]);
            c5 = x.fma(row, c5);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 6]);
            c6 = x.fma(row, c6);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 7]);
            c7 = x.fma(row, c7);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 8]);
            c8 = x.fma(row, c8);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 9]);
            c9 = x.fma(row, c9);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 10]);
            c10 = x.fma(row, c10);
            aOffset += aStep;
            bOffset += bStep;
        }
        c0.intoArray(tile, 0);
        c1.intoArray(tile, LANES);
        c2.intoArray(tile, 2 * LANES);
        c3.intoArray(tile, 3 * LANES);
        c4.intoArray(tile, 4 * LANES);
        c5.intoArray(tile, 5 * LANES);
        c6.intoArray(tile, 6 * LANES);
        c7.intoArray(tile, 7 * LANES);
        c8.intoArray(tile, 8 * LANES);
        c9.intoArray(tile, 9 * LANES);
        c10.intoArray(tile, 10 * LANES);
    }

    private static void wide4(
            int k, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] tile) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        for (int p = 0; p < k; p++) {
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset]);
            c0l = x.fma(left, c0l);
            c0r = x.fma(right, c0r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 1]);
            c1l = x.fma(left, c1l);
            c1r = x.fma(right, c1r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 2]);
            c2l = x.fma(left, c2l);
            c2r = x.fma(right, c2r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 3]);
            c3l = x.fma(left, c3l);
            c3r = x.fma(right, c3r);
            aOffset += aStep;
            bOffset += bStep;
        }
        c0l.intoArray(tile, 0);
        c0r.intoArray(tile, LANES);
        c1l.intoArray(tile, 2 * LANES);
        c1r.intoArray(tile, 3 * LANES);
        c2l.intoArray(tile, 4 * LANES);
        c2r.intoArray(tile, 5 * LANES);
        c3l.intoArray(tile, 6 * LANES);
        c3r.intoArray(tile, 7 * LANES);
    }

    private static void narrow4(
            int k, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] tile) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset]);
            c0 = x.fma(row, c0);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 1]);
            c1 = x.fma(row, c1);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 2]);
            c2 = x.fma(row, c2);
            x = FloatVector.broadcast(FLOAT, a[aOffset + 3]);
            c3 = x.fma(row, c3);
            aOffset += aStep;
            bOffset += bStep;
        }
        c0.intoArray(tile, 0);
        c1.intoArray(tile, LANES);
        c2.intoArray(tile, 2 * LANES);
        c3.intoArray(tile, 3 * LANES);
    }
}
