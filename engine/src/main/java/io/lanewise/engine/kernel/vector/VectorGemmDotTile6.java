package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.GemmOrder;
import jdk.incubator.vector.FloatVector;

/**
 * Six rows of x by two rows of y, along the inner index, for 16 registers: twelve vectors of lanes, which are left for {@link VectorGemmDotFold}. Where
 * there are fewer rows the last is repeated. What holds for {@link VectorGemmTiles} holds here.
 */
final class VectorGemmDotTile6 {
    /** Rows of x. */
    static final int HIGH = 6;

    /** Rows of y. */
    static final int WIDE = 2;

    private VectorGemmDotTile6() {}

    /**
     * sums[(2 · i + j) · 16 + l] for the lanes l of a vector from {@code lane} on.
     *
     * @param k a multiple of 16
     */
    static void multiply(
            int k, int lane, int m, float[] x, int xOffset, int ldx, int n, float[] y, int yOffset, int ldy, float[] sums) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = m - 1;
        int x0 = place(xOffset);
        int x1 = place(xOffset + Math.min(1, last) * ldx);
        int x2 = place(xOffset + Math.min(2, last) * ldx);
        int x3 = place(xOffset + Math.min(3, last) * ldx);
        int x4 = place(xOffset + Math.min(4, last) * ldx);
        int x5 = place(xOffset + Math.min(5, last) * ldx);
        int y0 = place(yOffset);
        int y1 = place(yOffset + Math.min(1, n - 1) * ldy);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c00 = zero; FloatVector c01 = zero;
        FloatVector c10 = zero; FloatVector c11 = zero;
        FloatVector c20 = zero; FloatVector c21 = zero;
        FloatVector c30 = zero; FloatVector c31 = zero;
        FloatVector c40 = zero; FloatVector c41 = zero;
        FloatVector c50 = zero; FloatVector c51 = zero;
        for (int p = lane; p < depth; p += GemmOrder.LANES) {
            FloatVector b0 = fromArray(FLOAT, y, y0 + p);
            FloatVector b1 = fromArray(FLOAT, y, y1 + p);
            FloatVector a = fromArray(FLOAT, x, x0 + p);
            c00 = a.fma(b0, c00);
            c01 = a.fma(b1, c01);
            a = fromArray(FLOAT, x, x1 + p);
            c10 = a.fma(b0, c10);
            c11 = a.fma(b1, c11);
            c11.intoArray(sums, VectorGemmDotFold.SPARE);
            a = fromArray(FLOAT, x, x2 + p);
            c20 = a.fma(b0, c20);
            c21 = a.fma(b1, c21);
            a = fromArray(FLOAT, x, x3 + p);
            c30 = a.fma(b0, c30);
            c31 = a.fma(b1, c31);
            c31.intoArray(sums, VectorGemmDotFold.SPARE);
            a = fromArray(FLOAT, x, x4 + p);
            c40 = a.fma(b0, c40);
            c41 = a.fma(b1, c41);
            a = fromArray(FLOAT, x, x5 + p);
            c50 = a.fma(b0, c50);
            c51 = a.fma(b1, c51);
        }
        c00.intoArray(sums, lane);
        c01.intoArray(sums, lane + 16);
        c10.intoArray(sums, lane + 32);
        c11.intoArray(sums, lane + 48);
        c20.intoArray(sums, lane + 64);
        c21.intoArray(sums, lane + 80);
        c30.intoArray(sums, lane + 96);
        c31.intoArray(sums, lane + 112);
        c40.intoArray(sums, lane + 128);
        c41.intoArray(sums, lane + 144);
        c50.intoArray(sums, lane + 160);
        c51.intoArray(sums, lane + 176);
    }
}
