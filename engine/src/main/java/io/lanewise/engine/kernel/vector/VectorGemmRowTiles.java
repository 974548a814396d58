package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a product where A is read in place, row by row: for products too small to pay for packing A. Rows that a tile has to
 * spare repeat the last one. See {@link VectorGemmPanelTiles}.
 */
final class VectorGemmRowTiles {
    private VectorGemmRowTiles() {}

    /** The chains of {@code rows} rows of A, {@code lda} apart, with {@code width} columns of B, whose rows are {@code bStep} apart. */
    static void multiply(
            int rows, int width, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] tile) {
        if (rows > 4) {
            if (width > LANES) {
                wide11(k, rows, a, aOffset, lda, b, bOffset, bStep, tile);
            } else {
                narrow11(k, rows, a, aOffset, lda, b, bOffset, bStep, tile);
            }
        } else if (width > LANES) {
            wide4(k, rows, a, aOffset, lda, b, bOffset, bStep, tile);
        } else {
            narrow4(k, rows, a, aOffset, lda, b, bOffset, bStep, tile);
        }
    }

    private static void wide11(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] tile) {
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
        int last = rows - 1;
        int a0 = aOffset;
        int a1 = aOffset + Math.min(1, last) * lda;
        int a2 = aOffset + Math.min(2, last) * lda;
        int a3 = aOffset + Math.min(3, last) * lda;
        int a4 = aOffset + Math.min(4, last) * lda;
        int a5 = aOffset + Math.min(5, last) * lda;
        int a6 = aOffset + Math.min(6, last) * lda;
        int a7 = aOffset + Math.min(7, last) * lda;
        int a8 = aOffset + Math.min(8, last) * lda;
        int a9 = aOffset + Math.min(9, last) * lda;
        int a10 = aOffset + Math.min(10, last) * lda;
        for (int p = 0; p < k; p++) {
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[a0 + p]);
            c0l = x.fma(left, c0l);
            c0r = x.fma(right, c0r);
            x = FloatVector.broadcast(FLOAT, a[a1 + p]);
            c1l = x.fma(left, c1l);
            c1r = x.fma(right, c1r);
            x = FloatVector.broadcast(FLOAT, a[a2 + p]);
            c2l = x.fma(left, c2l);
            c2r = x.fma(right, c2r);
            x = FloatVector.broadcast(FLOAT, a[a3 + p]);
            c3l = x.fma(left, c3l);
            c3r = x.fma(right, c3r);
            x = FloatVector.broadcast(FLOAT, a[a4 + p]);
            c4l = x.fma(left, c4l);
            c4r = x.fma(right, c4r);
            x = FloatVector.broadcast(FLOAT, a[a5 + p]);
            c5l = x.fma(left, c5l);
            c5r = x.fma(right, c5r);
            x = FloatVector.broadcast(FLOAT, a[a6 + p]);
            c6l = x.fma(left, c6l);
            c6r = x.fma(right, c6r);
            x = FloatVector.broadcast(FLOAT, a[a7 + p]);
            c7l = x.fma(left, c7l);
            c7r = x.fma(right, c7r);
            x = FloatVector.broadcast(FLOAT, a[a8 + p]);
            c8l = x.fma(left, c8l);
            c8r = x.fma(right, c8r);
            x = FloatVector.broadcast(FLOAT, a[a9 + p]);
            c9l = x.fma(left, c9l);
            c9r = x.fma(right, c9r);
            x = FloatVector.broadcast(FLOAT, a[a10 + p]);
            c10l = x.fma(left, c10l);
            c10r = x.fma(right, c10r);
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
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] tile) {
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
        int last = rows - 1;
        int a0 = aOffset;
        int a1 = aOffset + Math.min(1, last) * lda;
        int a2 = aOffset + Math.min(2, last) * lda;
        int a3 = aOffset + Math.min(3, last) * lda;
        int a4 = aOffset + Math.min(4, last) * lda;
        int a5 = aOffset + Math.min(5, last) * lda;
        int a6 = aOffset + Math.min(6, last) * lda;
        int a7 = aOffset + Math.min(7, last) * lda;
        int a8 = aOffset + Math.min(8, last) * lda;
        int a9 = aOffset + Math.min(9, last) * lda;
        int a10 = aOffset + Math.min(10, last) * lda;
        for (int p = 0; p < k; p++) {
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector x = FloatVector.broadcast(FLOAT, a[a0 + p]);
            c0 = x.fma(row, c0);
            x = FloatVector.broadcast(FLOAT, a[a1 + p]);
            c1 = x.fma(row, c1);
            x = FloatVector.broadcast(FLOAT, a[a2 + p]);
            c2 = x.fma(row, c2);
            x = FloatVector.broadcast(FLOAT, a[a3 + p]);
            c3 = x.fma(row, c3);
            x = FloatVector.broadcast(FLOAT, a[a4 + p]);
            c4 = x.fma(row, c4);
            x = FloatVector.broadcast(FLOAT, a[a5 + p]);
            c5 = x.fma(row, c5);
            x = FloatVector.broadcast(FLOAT, a[a6 + p]);
            c6 = x.fma(row, c6);
            x = FloatVector.broadcast(FLOAT, a[a7 + p]);
            c7 = x.fma(row, c7);
            x = FloatVector.broadcast(FLOAT, a[a8 + p]);
            c8 = x.fma(row, c8);
            x = FloatVector.broadcast(FLOAT, a[a9 + p]);
            c9 = x.fma(row, c9);
            x = FloatVector.broadcast(FLOAT, a[a10 + p]);
            c10 = x.fma(row, c10);
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
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] tile) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        int last = rows - 1;
        int a0 = aOffset;
        int a1 = aOffset + Math.min(1, last) * lda;
        int a2 = aOffset + Math.min(2, last) * lda;
        int a3 = aOffset + Math.min(3, last) * lda;
        for (int p = 0; p < k; p++) {
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + LANES);
            FloatVector x = FloatVector.broadcast(FLOAT, a[a0 + p]);
            c0l = x.fma(left, c0l);
            c0r = x.fma(right, c0r);
            x = FloatVector.broadcast(FLOAT, a[a1 + p]);
            c1l = x.fma(left, c1l);
            c1r = x.fma(right, c1r);
            x = FloatVector.broadcast(FLOAT, a[a2 + p]);
            c2l = x.fma(left, c2l);
            c2r = x.fma(right, c2r);
            x = FloatVector.broadcast(FLOAT, a[a3 + p]);
            c3l = x.fma(left, c3l);
            c3r = x.fma(right, c3r);
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
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] tile) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        int last = rows - 1;
        int a0 = aOffset;
        int a1 = aOffset + Math.min(1, last) * lda;
        int a2 = aOffset + Math.min(2, last) * lda;
        int a3 = aOffset + Math.min(3, last) * lda;
        for (int p = 0; p < k; p++) {
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset);
            FloatVector x = FloatVector.broadcast(FLOAT, a[a0 + p]);
            c0 = x.fma(row, c0);
            x = FloatVector.broadcast(FLOAT, a[a1 + p]);
            c1 = x.fma(row, c1);
            x = FloatVector.broadcast(FLOAT, a[a2 + p]);
            c2 = x.fma(row, c2);
            x = FloatVector.broadcast(FLOAT, a[a3 + p]);
            c3 = x.fma(row, c3);
            bOffset += bStep;
        }
        c0.intoArray(tile, 0);
        c1.intoArray(tile, LANES);
        c2.intoArray(tile, 2 * LANES);
        c3.intoArray(tile, 3 * LANES);
    }
}
