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

/** Tiles of eight rows and two vectors, side by side, for 32 registers: sixteen accumulators. See {@link VectorGemmTiles}. */
final class VectorGemmTile8 {
    private VectorGemmTile8() {}

    /** The chains where A is packed. */
    static void packed(
            int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int bStep, float[] c, int cOffset, int cStep, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int rows = place(aOffset);
        for (int j = 0; j < columns; j += WIDTH) {
            int toLeft = element(cOffset, cStep, j);
            int toRight = element(cOffset, cStep, j + LANES);
            int bLeft = place(element(bOffset, bStep, j));
            int bRight = place(element(bOffset, bStep, j + LANES));
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
                FloatVector l = FloatVector.fromArray(FLOAT, b, bLeft + p * PANEL);
                FloatVector r = FloatVector.fromArray(FLOAT, b, bRight + p * PANEL);
                FloatVector x = FloatVector.broadcast(FLOAT, a[rows + p * STEP]);
                c0l = x.fma(l, c0l);
                c0r = x.fma(r, c0r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 1]);
                c1l = x.fma(l, c1l);
                c1r = x.fma(r, c1r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 2]);
                c2l = x.fma(l, c2l);
                c2r = x.fma(r, c2r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 3]);
                c3l = x.fma(l, c3l);
                c3r = x.fma(r, c3r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 4]);
                c4l = x.fma(l, c4l);
                c4r = x.fma(r, c4r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 5]);
                c5l = x.fma(l, c5l);
                c5r = x.fma(r, c5r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 6]);
                c6l = x.fma(l, c6l);
                c6r = x.fma(r, c6r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 7]);
                c7l = x.fma(l, c7l);
                c7r = x.fma(r, c7r);
            }
            c0l.intoArray(c, toLeft);
            c0r.intoArray(c, toRight);
            c1l.intoArray(c, toLeft + ldc);
            c1r.intoArray(c, toRight + ldc);
            c2l.intoArray(c, toLeft + 2 * ldc);
            c2r.intoArray(c, toRight + 2 * ldc);
            c3l.intoArray(c, toLeft + 3 * ldc);
            c3r.intoArray(c, toRight + 3 * ldc);
            c4l.intoArray(c, toLeft + 4 * ldc);
            c4r.intoArray(c, toRight + 4 * ldc);
            c5l.intoArray(c, toLeft + 5 * ldc);
            c5r.intoArray(c, toRight + 5 * ldc);
            c6l.intoArray(c, toLeft + 6 * ldc);
            c6r.intoArray(c, toRight + 6 * ldc);
            c7l.intoArray(c, toLeft + 7 * ldc);
            c7r.intoArray(c, toRight + 7 * ldc);
        }
    }

    /** The same where A is read in place: {@code rows} rows of it. */
    static void inPlace(
            int columns, int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] c, int cOffset, int cStep,
            int ldc) {
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
        for (int j = 0; j < columns; j += WIDTH) {
            int toLeft = element(cOffset, cStep, j);
            int toRight = element(cOffset, cStep, j + LANES);
            int bLeft = place(element(bOffset, bStep, j));
            int bRight = place(element(bOffset, bStep, j + LANES));
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
                FloatVector l = FloatVector.fromArray(FLOAT, b, bLeft + p * PANEL);
                FloatVector r = FloatVector.fromArray(FLOAT, b, bRight + p * PANEL);
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
            c0l.intoArray(c, toLeft);
            c0r.intoArray(c, toRight);
            c1l.intoArray(c, toLeft + ldc);
            c1r.intoArray(c, toRight + ldc);
            c2l.intoArray(c, toLeft + 2 * ldc);
            c2r.intoArray(c, toRight + 2 * ldc);
            c3l.intoArray(c, toLeft + 3 * ldc);
            c3r.intoArray(c, toRight + 3 * ldc);
            c4l.intoArray(c, toLeft + 4 * ldc);
            c4r.intoArray(c, toRight + 4 * ldc);
            c5l.intoArray(c, toLeft + 5 * ldc);
            c5r.intoArray(c, toRight + 5 * ldc);
            c6l.intoArray(c, toLeft + 6 * ldc);
            c6r.intoArray(c, toRight + 6 * ldc);
            c7l.intoArray(c, toLeft + 7 * ldc);
            c7r.intoArray(c, toRight + 7 * ldc);
        }
    }
}
