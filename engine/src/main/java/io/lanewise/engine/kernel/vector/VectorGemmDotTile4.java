package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.GemmOrder;
import jdk.incubator.vector.FloatVector;

/**
 * Four rows of x by four rows of y, along the inner index, for 32 registers: sixteen vectors of lanes, which are left for {@link VectorGemmDotFold}.
 * Where there are fewer rows the last is repeated. What holds for {@link VectorGemmTiles} holds here.
 */
final class VectorGemmDotTile4 {
    /** Rows of x, and of y. */
    static final int SIDE = 4;

    private VectorGemmDotTile4() {}

    /**
     * sums[(4 · i + j) · 16 + l] for the lanes l of a vector from {@code lane} on.
     *
     * @param k a multiple of 16
     */
    static void multiply(
            int k, int lane, int m, float[] x, int xOffset, int ldx, int n, float[] y, int yOffset, int ldy, float[] sums) {
        int depth = Math.min(k, Gemm.BLOCK);
        int x0 = place(xOffset);
        int x1 = place(xOffset + Math.min(1, m - 1) * ldx);
        int x2 = place(xOffset + Math.min(2, m - 1) * ldx);
        int x3 = place(xOffset + Math.min(3, m - 1) * ldx);
        int y0 = place(yOffset);
        int y1 = place(yOffset + Math.min(1, n - 1) * ldy);
        int y2 = place(yOffset + Math.min(2, n - 1) * ldy);
        int y3 = place(yOffset + Math.min(3, n - 1) * ldy);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c00 = zero; FloatVector c01 = zero; FloatVector c02 = zero; FloatVector c03 = zero;
        FloatVector c10 = zero; FloatVector c11 = zero; FloatVector c12 = zero; FloatVector c13 = zero;
        FloatVector c20 = zero; FloatVector c21 = zero; FloatVector c22 = zero; FloatVector c23 = zero;
        FloatVector c30 = zero; FloatVector c31 = zero; FloatVector c32 = zero; FloatVector c33 = zero;
        for (int p = lane; p < depth; p += GemmOrder.LANES) {
            FloatVector b0 = fromArray(FLOAT, y, y0 + p);
            FloatVector b1 = fromArray(FLOAT, y, y1 + p);
            FloatVector b2 = fromArray(FLOAT, y, y2 + p);
            FloatVector b3 = fromArray(FLOAT, y, y3 + p);
            FloatVector a = fromArray(FLOAT, x, x0 + p);
            c00 = a.fma(b0, c00);
            c01 = a.fma(b1, c01);
            c02 = a.fma(b2, c02);
            c03 = a.fma(b3, c03);
            a = fromArray(FLOAT, x, x1 + p);
            c10 = a.fma(b0, c10);
            c11 = a.fma(b1, c11);
            c12 = a.fma(b2, c12);
            c13 = a.fma(b3, c13);
            a = fromArray(FLOAT, x, x2 + p);
            c20 = a.fma(b0, c20);
            c21 = a.fma(b1, c21);
            c22 = a.fma(b2, c22);
            c23 = a.fma(b3, c23);
            a = fromArray(FLOAT, x, x3 + p);
            c30 = a.fma(b0, c30);
            c31 = a.fma(b1, c31);
            c32 = a.fma(b2, c32);
            c33 = a.fma(b3, c33);
        }
        c00.intoArray(sums, lane);
        c01.intoArray(sums, lane + 16);
        c02.intoArray(sums, lane + 32);
        c03.intoArray(sums, lane + 48);
        c10.intoArray(sums, lane + 64);
        c11.intoArray(sums, lane + 80);
        c12.intoArray(sums, lane + 96);
        c13.intoArray(sums, lane + 112);
        c20.intoArray(sums, lane + 128);
        c21.intoArray(sums, lane + 144);
        c22.intoArray(sums, lane + 160);
        c23.intoArray(sums, lane + 176);
        c30.intoArray(sums, lane + 192);
        c31.intoArray(sums, lane + 208);
        c32.intoArray(sums, lane + 224);
        c33.intoArray(sums, lane + 240);
    }
}
