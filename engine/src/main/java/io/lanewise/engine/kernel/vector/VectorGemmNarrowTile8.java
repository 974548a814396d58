package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * The last columns of a product, no more than a vector of them, where A is read in place: eight rows by one vector. It does what
 * {@link VectorGemmInPlaceTile8#narrow} does, but on a panel of B: at that one's variable distance of rows 16 registers make half the speed. See
 * {@link VectorGemmTiles}.
 */
final class VectorGemmNarrowTile8 {
    private static final int HEIGHT = 8;

    private VectorGemmNarrowTile8() {}

    /**
     * The chains of columns of one panel of B.
     *
     * @param tile room for a tile
     */
    static void multiply(
            int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, float[] c, int cOffset, int ldc,
            float[] tile) {
        for (int i = 0; i < rows; i += HEIGHT) {
            int made = Math.min(HEIGHT, rows - i);
            chains(k, made, a, aOffset + i * lda, lda, b, bOffset, tile);
            VectorGemmPacking.copy(made, columns, tile, 0, LANES, c, cOffset + i * ldc, ldc);
        }
    }

    private static void chains(int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, float[] tile) {
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
        int panel = place(bOffset);
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
            FloatVector x = FloatVector.fromArray(FLOAT, b, panel + p * PANEL);
            c0 = FloatVector.broadcast(FLOAT, a[a0 + p]).fma(x, c0);
            c1 = FloatVector.broadcast(FLOAT, a[a1 + p]).fma(x, c1);
            c2 = FloatVector.broadcast(FLOAT, a[a2 + p]).fma(x, c2);
            c3 = FloatVector.broadcast(FLOAT, a[a3 + p]).fma(x, c3);
            c4 = FloatVector.broadcast(FLOAT, a[a4 + p]).fma(x, c4);
            c5 = FloatVector.broadcast(FLOAT, a[a5 + p]).fma(x, c5);
            c6 = FloatVector.broadcast(FLOAT, a[a6 + p]).fma(x, c6);
            c7 = FloatVector.broadcast(FLOAT, a[a7 + p]).fma(x, c7);
        }
        c0.intoArray(tile, 0);
        c1.intoArray(tile, LANES);
        c2.intoArray(tile, 2 * LANES);
        c3.intoArray(tile, 3 * LANES);
        c4.intoArray(tile, 4 * LANES);
        c5.intoArray(tile, 5 * LANES);
        c6.intoArray(tile, 6 * LANES);
        c7.intoArray(tile, 7 * LANES);
    }
}
