package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;

import jdk.incubator.vector.FloatVector;

/** Tiles of eleven rows and two vectors, for 32 registers. See {@link VectorGemmTiles}. */
final class VectorGemmTile11 {
    private VectorGemmTile11() {}

    /** The chains of a tile where A is packed. */
    static void packed(
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
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP]);
            c0l = x.fma(l, c0l);
            c0r = x.fma(r, c0r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 1]);
            c1l = x.fma(l, c1l);
            c1r = x.fma(r, c1r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 2]);
            c2l = x.fma(l, c2l);
            c2r = x.fma(r, c2r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 3]);
            c3l = x.fma(l, c3l);
            c3r = x.fma(r, c3r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 4]);
            c4l = x.fma(l, c4l);
            c4r = x.fma(r, c4r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 5]);
            c5l = x.fma(l, c5l);
            c5r = x.fma(r, c5r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 6]);
            c6l = x.fma(l, c6l);
            c6r = x.fma(r, c6r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 7]);
            c7l = x.fma(l, c7l);
            c7r = x.fma(r, c7r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 8]);
            c8l = x.fma(l, c8l);
            c8r = x.fma(r, c8r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 9]);
            c9l = x.fma(l, c9l);
            c9r = x.fma(r, c9r);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 10]);
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

    /** The chains of a tile where A is read in place, {@code rows} rows of it. */
    static void inPlace(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int left, int right, float[] c, int cLeft, int cRight, int ldc) {
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
            FloatVector l = FloatVector.fromArray(FLOAT, b, left + p * PANEL);
            FloatVector r = FloatVector.fromArray(FLOAT, b, right + p * PANEL);
            FloatVector x = FloatVector.broadcast(FLOAT, a[a0 + p]);
            c0l = x.fma(l, c0l);
            c0r = x.fma(r, c0r);
            x = FloatVector.broadcast(FLOAT, a[a1 + p]);
            c1l = x.fma(l, c1l);
            c1r = x.fma(r, c1r);
            x = FloatVector.broadcast(FLOAT, a[a2 + p]);
            c2l = x.fma(l, c2l);
            c2r = x.fma(r, c2r);
            x = FloatVector.broadcast(FLOAT, a[a3 + p]);
            c3l = x.fma(l, c3l);
            c3r = x.fma(r, c3r);
            x = FloatVector.broadcast(FLOAT, a[a4 + p]);
            c4l = x.fma(l, c4l);
            c4r = x.fma(r, c4r);
            x = FloatVector.broadcast(FLOAT, a[a5 + p]);
            c5l = x.fma(l, c5l);
            c5r = x.fma(r, c5r);
            x = FloatVector.broadcast(FLOAT, a[a6 + p]);
            c6l = x.fma(l, c6l);
            c6r = x.fma(r, c6r);
            x = FloatVector.broadcast(FLOAT, a[a7 + p]);
            c7l = x.fma(l, c7l);
            c7r = x.fma(r, c7r);
            x = FloatVector.broadcast(FLOAT, a[a8 + p]);
            c8l = x.fma(l, c8l);
            c8r = x.fma(r, c8r);
            x = FloatVector.broadcast(FLOAT, a[a9 + p]);
            c9l = x.fma(l, c9l);
            c9r = x.fma(r, c9r);
            x = FloatVector.broadcast(FLOAT, a[a10 + p]);
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
}
