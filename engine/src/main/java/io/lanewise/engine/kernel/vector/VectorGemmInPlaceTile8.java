package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of eight rows for 32 registers, with A and B read as they lie, their rows {@code lda} and {@code ldb} apart. Where there are
 * fewer rows of A the last is repeated. See {@link VectorGemmTiles}.
 */
final class VectorGemmInPlaceTile8 {
    /** Rows of a tile. */
    static final int HEIGHT = 8;

    private VectorGemmInPlaceTile8() {}

    /** The chains of a tile of two vectors. */
    static void wide(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = rows - 1;
        int a0 = place(aOffset);
        int a1 = place(aOffset + Math.min(1, last) * lda);
        int a2 = place(aOffset + Math.min(2, last) * lda);
        int a3 = place(aOffset + Math.min(3, last) * lda);
        int a4 = place(aOffset + Math.min(4, last) * lda);
        int a5 = place(aOffset + Math.min(5, last) * lda);
        int a6 = place(aOffset + Math.min(6, last) * lda);
        int a7 = place(aOffset + Math.min(7, last) * lda);
        int row = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        FloatVector c4l = zero; FloatVector c4r = zero;
        FloatVector c5l = zero; FloatVector c5r = zero;
        FloatVector c6l = zero; FloatVector c6r = zero;
        FloatVector c7l = zero; FloatVector c7r = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector l = FloatVector.fromArray(FLOAT, b, row);
            FloatVector r = FloatVector.fromArray(FLOAT, b, row + LANES);
            row += ldb;
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
        }
        c0l.intoArray(c, cOffset);
        c0r.intoArray(c, cOffset + LANES);
        c1l.intoArray(c, cOffset + Math.min(1, last) * ldc);
        c1r.intoArray(c, cOffset + Math.min(1, last) * ldc + LANES);
        c2l.intoArray(c, cOffset + Math.min(2, last) * ldc);
        c2r.intoArray(c, cOffset + Math.min(2, last) * ldc + LANES);
        c3l.intoArray(c, cOffset + Math.min(3, last) * ldc);
        c3r.intoArray(c, cOffset + Math.min(3, last) * ldc + LANES);
        c4l.intoArray(c, cOffset + Math.min(4, last) * ldc);
        c4r.intoArray(c, cOffset + Math.min(4, last) * ldc + LANES);
        c5l.intoArray(c, cOffset + Math.min(5, last) * ldc);
        c5r.intoArray(c, cOffset + Math.min(5, last) * ldc + LANES);
        c6l.intoArray(c, cOffset + Math.min(6, last) * ldc);
        c6r.intoArray(c, cOffset + Math.min(6, last) * ldc + LANES);
        c7l.intoArray(c, cOffset + Math.min(7, last) * ldc);
        c7r.intoArray(c, cOffset + Math.min(7, last) * ldc + LANES);
    }

    /** The chains of a tile of one vector. */
    static void narrow(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = rows - 1;
        int a0 = place(aOffset);
        int a1 = place(aOffset + Math.min(1, last) * lda);
        int a2 = place(aOffset + Math.min(2, last) * lda);
        int a3 = place(aOffset + Math.min(3, last) * lda);
        int a4 = place(aOffset + Math.min(4, last) * lda);
        int a5 = place(aOffset + Math.min(5, last) * lda);
        int a6 = place(aOffset + Math.min(6, last) * lda);
        int a7 = place(aOffset + Math.min(7, last) * lda);
        int row = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector y = FloatVector.fromArray(FLOAT, b, row);
            row += ldb;
            c0 = FloatVector.broadcast(FLOAT, a[a0 + p]).fma(y, c0);
            c1 = FloatVector.broadcast(FLOAT, a[a1 + p]).fma(y, c1);
            c2 = FloatVector.broadcast(FLOAT, a[a2 + p]).fma(y, c2);
            c3 = FloatVector.broadcast(FLOAT, a[a3 + p]).fma(y, c3);
            c4 = FloatVector.broadcast(FLOAT, a[a4 + p]).fma(y, c4);
            c5 = FloatVector.broadcast(FLOAT, a[a5 + p]).fma(y, c5);
            c6 = FloatVector.broadcast(FLOAT, a[a6 + p]).fma(y, c6);
            c7 = FloatVector.broadcast(FLOAT, a[a7 + p]).fma(y, c7);
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + Math.min(1, last) * ldc);
        c2.intoArray(c, cOffset + Math.min(2, last) * ldc);
        c3.intoArray(c, cOffset + Math.min(3, last) * ldc);
        c4.intoArray(c, cOffset + Math.min(4, last) * ldc);
        c5.intoArray(c, cOffset + Math.min(5, last) * ldc);
        c6.intoArray(c, cOffset + Math.min(6, last) * ldc);
        c7.intoArray(c, cOffset + Math.min(7, last) * ldc);
    }

    /**
     * The same as {@link #wide} for eight rows of an A that is stored transposed: they lie side by side.
     *
     * @param cRight how far from the left vector of a row of C the right one lies
     */
    static void wideAcross(
            int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int cRight, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int column = aOffset;
        int row = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        FloatVector c4l = zero; FloatVector c4r = zero;
        FloatVector c5l = zero; FloatVector c5r = zero;
        FloatVector c6l = zero; FloatVector c6r = zero;
        FloatVector c7l = zero; FloatVector c7r = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector l = FloatVector.fromArray(FLOAT, b, row);
            FloatVector r = FloatVector.fromArray(FLOAT, b, row + LANES);
            row += ldb;
            FloatVector x = FloatVector.broadcast(FLOAT, a[column]);
            c0l = x.fma(l, c0l);
            c0r = x.fma(r, c0r);
            x = FloatVector.broadcast(FLOAT, a[column + 1]);
            c1l = x.fma(l, c1l);
            c1r = x.fma(r, c1r);
            x = FloatVector.broadcast(FLOAT, a[column + 2]);
            c2l = x.fma(l, c2l);
            c2r = x.fma(r, c2r);
            x = FloatVector.broadcast(FLOAT, a[column + 3]);
            c3l = x.fma(l, c3l);
            c3r = x.fma(r, c3r);
            x = FloatVector.broadcast(FLOAT, a[column + 4]);
            c4l = x.fma(l, c4l);
            c4r = x.fma(r, c4r);
            x = FloatVector.broadcast(FLOAT, a[column + 5]);
            c5l = x.fma(l, c5l);
            c5r = x.fma(r, c5r);
            x = FloatVector.broadcast(FLOAT, a[column + 6]);
            c6l = x.fma(l, c6l);
            c6r = x.fma(r, c6r);
            x = FloatVector.broadcast(FLOAT, a[column + 7]);
            c7l = x.fma(l, c7l);
            c7r = x.fma(r, c7r);
            column += lda;
        }
        c0l.intoArray(c, cOffset);
        c0r.intoArray(c, cOffset + cRight);
        c1l.intoArray(c, cOffset + ldc);
        c1r.intoArray(c, cOffset + ldc + cRight);
        c2l.intoArray(c, cOffset + 2 * ldc);
        c2r.intoArray(c, cOffset + 2 * ldc + cRight);
        c3l.intoArray(c, cOffset + 3 * ldc);
        c3r.intoArray(c, cOffset + 3 * ldc + cRight);
        c4l.intoArray(c, cOffset + 4 * ldc);
        c4r.intoArray(c, cOffset + 4 * ldc + cRight);
        c5l.intoArray(c, cOffset + 5 * ldc);
        c5r.intoArray(c, cOffset + 5 * ldc + cRight);
        c6l.intoArray(c, cOffset + 6 * ldc);
        c6r.intoArray(c, cOffset + 6 * ldc + cRight);
        c7l.intoArray(c, cOffset + 7 * ldc);
        c7r.intoArray(c, cOffset + 7 * ldc + cRight);
    }

    /** The same as {@link #narrow} for eight rows of an A that is stored transposed. */
    static void narrowAcross(
            int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int column = aOffset;
        int row = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector y = FloatVector.fromArray(FLOAT, b, row);
            row += ldb;
            c0 = FloatVector.broadcast(FLOAT, a[column]).fma(y, c0);
            c1 = FloatVector.broadcast(FLOAT, a[column + 1]).fma(y, c1);
            c2 = FloatVector.broadcast(FLOAT, a[column + 2]).fma(y, c2);
            c3 = FloatVector.broadcast(FLOAT, a[column + 3]).fma(y, c3);
            c4 = FloatVector.broadcast(FLOAT, a[column + 4]).fma(y, c4);
            c5 = FloatVector.broadcast(FLOAT, a[column + 5]).fma(y, c5);
            c6 = FloatVector.broadcast(FLOAT, a[column + 6]).fma(y, c6);
            c7 = FloatVector.broadcast(FLOAT, a[column + 7]).fma(y, c7);
            column += lda;
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
