package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of four rows by two vectors, with A and B read as they lie: C2 checks the bounds of B at each step, and more rows would need more than 16
 * registers. See {@link VectorGemmTiles}.
 */
final class VectorGemmInPlaceTile4 {
    /** Rows of a tile. */
    static final int HEIGHT = 4;

    private VectorGemmInPlaceTile4() {}

    /** The chains of rows by two vectors of columns; the last tile repeats the last row. */
    static void multiply(
            int rows, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = rows - 1;
        for (int i = 0; i < rows; i += HEIGHT) {
            int i1 = Math.min(i + 1, last);
            int i2 = Math.min(i + 2, last);
            int i3 = Math.min(i + 3, last);
            int a0 = place(aOffset + i * lda);
            int a1 = place(aOffset + i1 * lda);
            int a2 = place(aOffset + i2 * lda);
            int a3 = place(aOffset + i3 * lda);
            int row = bOffset;
            FloatVector zero = FloatVector.zero(FLOAT);
            FloatVector c0l = zero; FloatVector c0r = zero;
            FloatVector c1l = zero; FloatVector c1r = zero;
            FloatVector c2l = zero; FloatVector c2r = zero;
            FloatVector c3l = zero; FloatVector c3r = zero;
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
            }
            int to = cOffset + i * ldc;
            c0l.intoArray(c, to);
            c0r.intoArray(c, to + LANES);
            to = cOffset + i1 * ldc;
            c1l.intoArray(c, to);
            c1r.intoArray(c, to + LANES);
            to = cOffset + i2 * ldc;
            c2l.intoArray(c, to);
            c2r.intoArray(c, to + LANES);
            to = cOffset + i3 * ldc;
            c3l.intoArray(c, to);
            c3r.intoArray(c, to + LANES);
        }
    }
}
