package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;

import jdk.incubator.vector.FloatVector;

/** Tiles of eleven rows and one vector, for the last columns where there are 32 registers. See {@link VectorGemmTiles}. */
final class VectorGemmNarrowTile11 {
    private VectorGemmNarrowTile11() {}

    /** The chains of a tile where A is packed. */
    static void packed(int k, float[] a, int aOffset, float[] b, int left, float[] c, int cLeft, int ldc) {
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
            FloatVector l = FloatVector.fromArray(FLOAT, b, left + p * PANEL);
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP]);
            c0 = x.fma(l, c0);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 1]);
            c1 = x.fma(l, c1);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 2]);
            c2 = x.fma(l, c2);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 3]);
            c3 = x.fma(l, c3);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 4]);
            c4 = x.fma(l, c4);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 5]);
            c5 = x.fma(l, c5);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 6]);
            c6 = x.fma(l, c6);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 7]);
            c7 = x.fma(l, c7);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 8]);
            c8 = x.fma(l, c8);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 9]);
            c9 = x.fma(l, c9);
            x = FloatVector.broadcast(FLOAT, a[aOffset + p * STEP + 10]);
            c10 = x.fma(l, c10);
        }
        c0.intoArray(c, cLeft);
        c1.intoArray(c, cLeft + ldc);
        c2.intoArray(c, cLeft + 2 * ldc);
        c3.intoArray(c, cLeft + 3 * ldc);
        c4.intoArray(c, cLeft + 4 * ldc);
        c5.intoArray(c, cLeft + 5 * ldc);
        c6.intoArray(c, cLeft + 6 * ldc);
        c7.intoArray(c, cLeft + 7 * ldc);
        c8.intoArray(c, cLeft + 8 * ldc);
        c9.intoArray(c, cLeft + 9 * ldc);
        c10.intoArray(c, cLeft + 10 * ldc);
    }

    /** The chains of a tile where A is read in place, {@code rows} rows of it. */
    static void inPlace(
            int k, int rows, float[] a, int aOffset, int lda, float[] b, int left, float[] c, int cLeft, int ldc) {
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
            FloatVector l = FloatVector.fromArray(FLOAT, b, left + p * PANEL);
            FloatVector x = FloatVector.broadcast(FLOAT, a[a0 + p]);
            c0 = x.fma(l, c0);
            x = FloatVector.broadcast(FLOAT, a[a1 + p]);
            c1 = x.fma(l, c1);
            x = FloatVector.broadcast(FLOAT, a[a2 + p]);
            c2 = x.fma(l, c2);
            x = FloatVector.broadcast(FLOAT, a[a3 + p]);
            c3 = x.fma(l, c3);
            x = FloatVector.broadcast(FLOAT, a[a4 + p]);
            c4 = x.fma(l, c4);
            x = FloatVector.broadcast(FLOAT, a[a5 + p]);
            c5 = x.fma(l, c5);
            x = FloatVector.broadcast(FLOAT, a[a6 + p]);
            c6 = x.fma(l, c6);
            x = FloatVector.broadcast(FLOAT, a[a7 + p]);
            c7 = x.fma(l, c7);
            x = FloatVector.broadcast(FLOAT, a[a8 + p]);
            c8 = x.fma(l, c8);
            x = FloatVector.broadcast(FLOAT, a[a9 + p]);
            c9 = x.fma(l, c9);
            x = FloatVector.broadcast(FLOAT, a[a10 + p]);
            c10 = x.fma(l, c10);
        }
        c0.intoArray(c, cLeft);
        c1.intoArray(c, cLeft + ldc);
        c2.intoArray(c, cLeft + 2 * ldc);
        c3.intoArray(c, cLeft + 3 * ldc);
        c4.intoArray(c, cLeft + 4 * ldc);
        c5.intoArray(c, cLeft + 5 * ldc);
        c6.intoArray(c, cLeft + 6 * ldc);
        c7.intoArray(c, cLeft + 7 * ldc);
        c8.intoArray(c, cLeft + 8 * ldc);
        c9.intoArray(c, cLeft + 9 * ldc);
        c10.intoArray(c, cLeft + 10 * ldc);
    }
}
