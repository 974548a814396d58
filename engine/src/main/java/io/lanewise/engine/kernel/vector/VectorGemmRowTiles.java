package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.Species.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.LOW;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a product where A is read in place, row by row: for products too small to pay for packing A. Rows that a tile has to
 * spare repeat the last one. See {@link VectorGemmPanelTiles}.
 */
final class VectorGemmRowTiles {
    private VectorGemmRowTiles() {}

    /** The chains of a tile as {@link VectorGemmPanelTiles#multiply} makes them, of {@code rows} rows of A, {@code lda} apart. */
    static void multiply(
            int height, int width, int rows, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, float[] c, int cOffset,
            int ldc) {
        if (width > LANES) {
            if (height > LOW) {
                wide11(k, rows, a, aOffset, lda, b, bOffset, c, cOffset, ldc);
            } else {
                wide4(k, rows, a, aOffset, lda, b, bOffset, c, cOffset, ldc);
            }
        } else if (MANY_REGISTERS) {
            narrow11(k, rows, a, aOffset, lda, b, bOffset, c, cOffset, ldc);
        } else {
            narrow8(k, rows, a, aOffset, lda, b, bOffset, c, cOffset, ldc);
        }
    }

    private static void wide11(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
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
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH + LANES);
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

    private static void wide4(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
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
            FloatVector left = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH);
            FloatVector right = FloatVector.fromArray(FLOAT, b, bOffset + p * WIDTH + LANES);
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

    private static void narrow11(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
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
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset + p * LANES);
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

    private static void narrow8(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, float[] c, int cOffset, int ldc) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        int last = rows - 1;
        int a0 = aOffset;
        int a1 = aOffset + Math.min(1, last) * lda;
        int a2 = aOffset + Math.min(2, last) * lda;
        int a3 = aOffset + Math.min(3, last) * lda;
        int a4 = aOffset + Math.min(4, last) * lda;
        int a5 = aOffset + Math.min(5, last) * lda;
        int a6 = aOffset + Math.min(6, last) * lda;
        int a7 = aOffset + Math.min(7, last) * lda;
        for (int p = 0; p < k; p++) {
            FloatVector row = FloatVector.fromArray(FLOAT, b, bOffset + p * LANES);
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
