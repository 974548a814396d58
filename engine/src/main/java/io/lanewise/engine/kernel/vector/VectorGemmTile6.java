package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.element;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of six rows and two vectors, side by side, for 16 registers: twelve accumulators. Both vectors of B are in one panel. See
 * {@link VectorGemmTiles}.
 */
final class VectorGemmTile6 {
    private VectorGemmTile6() {}

    /** The chains where A is packed. */
    static void packed(
            int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int bStep, float[] c, int cOffset, int cStep, int ldc,
            float[] any) {
        int depth = Math.min(k, Gemm.BLOCK);
        int rows = place(aOffset);
        for (int j = 0; j < columns; j += WIDTH) {
            int to = element(cOffset, cStep, j);
            int panel = place(element(bOffset, bStep, j));
            FloatVector zero = FloatVector.zero(FLOAT);
            FloatVector c0l = zero; FloatVector c0r = zero;
            FloatVector c1l = zero; FloatVector c1r = zero;
            FloatVector c2l = zero; FloatVector c2r = zero;
            FloatVector c3l = zero; FloatVector c3r = zero;
            FloatVector c4l = zero; FloatVector c4r = zero;
            FloatVector c5l = zero; FloatVector c5r = zero;
            for (int p = 0; p < depth; p++) {
                FloatVector l = FloatVector.fromArray(FLOAT, b, panel + p * PANEL);
                FloatVector r = FloatVector.fromArray(FLOAT, b, panel + p * PANEL + LANES);
                FloatVector x = FloatVector.broadcast(FLOAT, a[rows + p * STEP]);
                c0l = x.fma(l, c0l);
                c0r = x.fma(r, c0r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 1]);
                c1l = x.fma(l, c1l);
                c1r = x.fma(r, c1r);
                c1r.intoArray(any, 0);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 2]);
                c2l = x.fma(l, c2l);
                c2r = x.fma(r, c2r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 3]);
                c3l = x.fma(l, c3l);
                c3r = x.fma(r, c3r);
                c3r.intoArray(any, 0);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 4]);
                c4l = x.fma(l, c4l);
                c4r = x.fma(r, c4r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 5]);
                c5l = x.fma(l, c5l);
                c5r = x.fma(r, c5r);
            }
            c0l.intoArray(c, to);
            c0r.intoArray(c, to + LANES);
            c1l.intoArray(c, to + ldc);
            c1r.intoArray(c, to + ldc + LANES);
            c2l.intoArray(c, to + 2 * ldc);
            c2r.intoArray(c, to + 2 * ldc + LANES);
            c3l.intoArray(c, to + 3 * ldc);
            c3r.intoArray(c, to + 3 * ldc + LANES);
            c4l.intoArray(c, to + 4 * ldc);
            c4r.intoArray(c, to + 4 * ldc + LANES);
            c5l.intoArray(c, to + 5 * ldc);
            c5r.intoArray(c, to + 5 * ldc + LANES);
        }
    }

    /** The same where A is read in place: {@code rows} rows of it. */
    static void inPlace(
            int columns, int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] c, int cOffset,
            int cStep, int ldc, float[] any) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = rows - 1;
        int a0 = place(aOffset);
        int a1 = place(aOffset + Math.min(1, last) * lda);
        int a2 = place(aOffset + Math.min(2, last) * lda);
        int a3 = place(aOffset + Math.min(3, last) * lda);
        int a4 = place(aOffset + Math.min(4, last) * lda);
        int a5 = place(aOffset + Math.min(5, last) * lda);
        for (int j = 0; j < columns; j += WIDTH) {
            int to = element(cOffset, cStep, j);
            int panel = place(element(bOffset, bStep, j));
            FloatVector zero = FloatVector.zero(FLOAT);
            FloatVector c0l = zero; FloatVector c0r = zero;
            FloatVector c1l = zero; FloatVector c1r = zero;
            FloatVector c2l = zero; FloatVector c2r = zero;
            FloatVector c3l = zero; FloatVector c3r = zero;
            FloatVector c4l = zero; FloatVector c4r = zero;
            FloatVector c5l = zero; FloatVector c5r = zero;
            for (int p = 0; p < depth; p++) {
                FloatVector l = FloatVector.fromArray(FLOAT, b, panel + p * PANEL);
                FloatVector r = FloatVector.fromArray(FLOAT, b, panel + p * PANEL + LANES);
                FloatVector x = FloatVector.broadcast(FLOAT, a[a0 + p]);
                c0l = x.fma(l, c0l);
                c0r = x.fma(r, c0r);
                x = FloatVector.broadcast(FLOAT, a[a1 + p]);
                c1l = x.fma(l, c1l);
                c1r = x.fma(r, c1r);
                c1r.intoArray(any, 0);
                x = FloatVector.broadcast(FLOAT, a[a2 + p]);
                c2l = x.fma(l, c2l);
                c2r = x.fma(r, c2r);
                x = FloatVector.broadcast(FLOAT, a[a3 + p]);
                c3l = x.fma(l, c3l);
                c3r = x.fma(r, c3r);
                c3r.intoArray(any, 0);
                x = FloatVector.broadcast(FLOAT, a[a4 + p]);
                c4l = x.fma(l, c4l);
                c4r = x.fma(r, c4r);
                x = FloatVector.broadcast(FLOAT, a[a5 + p]);
                c5l = x.fma(l, c5l);
                c5r = x.fma(r, c5r);
            }
            c0l.intoArray(c, to);
            c0r.intoArray(c, to + LANES);
            c1l.intoArray(c, to + ldc);
            c1r.intoArray(c, to + ldc + LANES);
            c2l.intoArray(c, to + 2 * ldc);
            c2r.intoArray(c, to + 2 * ldc + LANES);
            c3l.intoArray(c, to + 3 * ldc);
            c3r.intoArray(c, to + 3 * ldc + LANES);
            c4l.intoArray(c, to + 4 * ldc);
            c4r.intoArray(c, to + 4 * ldc + LANES);
            c5l.intoArray(c, to + 5 * ldc);
            c5r.intoArray(c, to + 5 * ldc + LANES);
        }
    }
}
