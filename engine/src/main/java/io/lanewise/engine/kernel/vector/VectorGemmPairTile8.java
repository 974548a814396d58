package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.EIGHT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * A product of fewer columns than a vector of 16 lanes holds, and more than one of eight: eight rows by two vectors of eight lanes, the
 * second of which ends with the last column, so that B is read as it lies and some chains are made twice. See {@link VectorGemmTiles}.
 */
final class VectorGemmPairTile8 {
    private static final int HEIGHT = 8;

    private VectorGemmPairTile8() {}

    /** Whether so many columns are made in this way. */
    static boolean takes(int columns) {
        return columns > EIGHT.length() && columns < LANES;
    }

    /** c[i, j] = the chain of a[i, p] · b[p, j]. */
    static void multiply(
            int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc) {
        for (int i = 0; i < rows; i += HEIGHT) {
            chains(Math.min(HEIGHT, rows - i), columns, k, a, aOffset + i * lda, lda, b, bOffset, ldb, c, cOffset + i * ldc, ldc);
        }
    }

    private static void chains(
            int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int to, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int right = columns - EIGHT.length();
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
        FloatVector zero = FloatVector.zero(EIGHT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        FloatVector c4l = zero; FloatVector c4r = zero;
        FloatVector c5l = zero; FloatVector c5r = zero;
        FloatVector c6l = zero; FloatVector c6r = zero;
        FloatVector c7l = zero; FloatVector c7r = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector l = FloatVector.fromArray(EIGHT, b, row);
            FloatVector r = FloatVector.fromArray(EIGHT, b, row + right);
            row += ldb;
            FloatVector x = FloatVector.broadcast(EIGHT, a[a0 + p]);
            c0l = x.fma(l, c0l);
            c0r = x.fma(r, c0r);
            x = FloatVector.broadcast(EIGHT, a[a1 + p]);
            c1l = x.fma(l, c1l);
            c1r = x.fma(r, c1r);
            x = FloatVector.broadcast(EIGHT, a[a2 + p]);
            c2l = x.fma(l, c2l);
            c2r = x.fma(r, c2r);
            x = FloatVector.broadcast(EIGHT, a[a3 + p]);
            c3l = x.fma(l, c3l);
            c3r = x.fma(r, c3r);
            x = FloatVector.broadcast(EIGHT, a[a4 + p]);
            c4l = x.fma(l, c4l);
            c4r = x.fma(r, c4r);
            x = FloatVector.broadcast(EIGHT, a[a5 + p]);
            c5l = x.fma(l, c5l);
            c5r = x.fma(r, c5r);
            x = FloatVector.broadcast(EIGHT, a[a6 + p]);
            c6l = x.fma(l, c6l);
            c6r = x.fma(r, c6r);
            x = FloatVector.broadcast(EIGHT, a[a7 + p]);
            c7l = x.fma(l, c7l);
            c7r = x.fma(r, c7r);
        }
        c0l.intoArray(c, to);
        c0r.intoArray(c, to + right);
        c1l.intoArray(c, to + Math.min(1, last) * ldc);
        c1r.intoArray(c, to + Math.min(1, last) * ldc + right);
        c2l.intoArray(c, to + Math.min(2, last) * ldc);
        c2r.intoArray(c, to + Math.min(2, last) * ldc + right);
        c3l.intoArray(c, to + Math.min(3, last) * ldc);
        c3r.intoArray(c, to + Math.min(3, last) * ldc + right);
        c4l.intoArray(c, to + Math.min(4, last) * ldc);
        c4r.intoArray(c, to + Math.min(4, last) * ldc + right);
        c5l.intoArray(c, to + Math.min(5, last) * ldc);
        c5r.intoArray(c, to + Math.min(5, last) * ldc + right);
        c6l.intoArray(c, to + Math.min(6, last) * ldc);
        c6r.intoArray(c, to + Math.min(6, last) * ldc + right);
        c7l.intoArray(c, to + Math.min(7, last) * ldc);
        c7r.intoArray(c, to + Math.min(7, last) * ldc + right);
    }
}
