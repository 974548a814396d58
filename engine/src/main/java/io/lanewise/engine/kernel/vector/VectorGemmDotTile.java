package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.GemmOrder;
import jdk.incubator.vector.FloatVector;

/**
 * Four rows of A by four rows of Bᵀ, along the inner index: sixteen vectors of lanes, which are left for {@link VectorGemmDotFold}. Where there
 * are fewer rows the last is repeated. What holds for {@link VectorGemmTiles} holds here.
 */
final class VectorGemmDotTile {
    /** Rows of A, and of Bᵀ. */
    static final int SIDE = 4;

    private VectorGemmDotTile() {}

    /**
     * sums[(4 · i + j) · 16 + l] for the lanes l of a vector from {@code lane} on.
     *
     * @param k a multiple of 16
     */
    static void multiply(
            int k, int lane, int rows, float[] a, int aOffset, int lda, int columns, float[] b, int bOffset, int ldb, float[] sums) {
        if (MANY_REGISTERS) {
            whole(k, lane, rows, a, aOffset, lda, columns, b, bOffset, ldb, sums);
        } else {
            half(k, lane, rows, a, aOffset, lda, columns, b, bOffset, ldb, sums, lane);
            if (columns > 2) {
                half(k, lane, rows, a, aOffset, lda, columns - 2, b, bOffset + 2 * ldb, ldb, sums, lane + 2 * GemmOrder.LANES);
            }
        }
    }

    private static void whole(
            int k, int lane, int rows, float[] a, int aOffset, int lda, int columns, float[] b, int bOffset, int ldb, float[] sums) {
        int depth = Math.min(k, Gemm.BLOCK);
        int a0 = place(aOffset);
        int a1 = place(aOffset + Math.min(1, rows - 1) * lda);
        int a2 = place(aOffset + Math.min(2, rows - 1) * lda);
        int a3 = place(aOffset + Math.min(3, rows - 1) * lda);
        int b0 = place(bOffset);
        int b1 = place(bOffset + Math.min(1, columns - 1) * ldb);
        int b2 = place(bOffset + Math.min(2, columns - 1) * ldb);
        int b3 = place(bOffset + Math.min(3, columns - 1) * ldb);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c00 = zero; FloatVector c01 = zero; FloatVector c02 = zero; FloatVector c03 = zero;
        FloatVector c10 = zero; FloatVector c11 = zero; FloatVector c12 = zero; FloatVector c13 = zero;
        FloatVector c20 = zero; FloatVector c21 = zero; FloatVector c22 = zero; FloatVector c23 = zero;
        FloatVector c30 = zero; FloatVector c31 = zero; FloatVector c32 = zero; FloatVector c33 = zero;
        for (int p = lane; p < depth; p += GemmOrder.LANES) {
            FloatVector y0 = fromArray(FLOAT, b, b0 + p);
            FloatVector y1 = fromArray(FLOAT, b, b1 + p);
            FloatVector y2 = fromArray(FLOAT, b, b2 + p);
            FloatVector y3 = fromArray(FLOAT, b, b3 + p);
            FloatVector x = fromArray(FLOAT, a, a0 + p);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
            c02 = x.fma(y2, c02);
            c03 = x.fma(y3, c03);
            x = fromArray(FLOAT, a, a1 + p);
            c10 = x.fma(y0, c10);
            c11 = x.fma(y1, c11);
            c12 = x.fma(y2, c12);
            c13 = x.fma(y3, c13);
            x = fromArray(FLOAT, a, a2 + p);
            c20 = x.fma(y0, c20);
            c21 = x.fma(y1, c21);
            c22 = x.fma(y2, c22);
            c23 = x.fma(y3, c23);
            x = fromArray(FLOAT, a, a3 + p);
            c30 = x.fma(y0, c30);
            c31 = x.fma(y1, c31);
            c32 = x.fma(y2, c32);
            c33 = x.fma(y3, c33);
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

    /** Two rows of Bᵀ: as much as 16 registers hold. */
    private static void half(
            int k, int lane, int rows, float[] a, int aOffset, int lda, int columns, float[] b, int bOffset, int ldb, float[] sums, int to) {
        int depth = Math.min(k, Gemm.BLOCK);
        int a0 = place(aOffset);
        int a1 = place(aOffset + Math.min(1, rows - 1) * lda);
        int a2 = place(aOffset + Math.min(2, rows - 1) * lda);
        int a3 = place(aOffset + Math.min(3, rows - 1) * lda);
        int b0 = place(bOffset);
        int b1 = place(bOffset + Math.min(1, columns - 1) * ldb);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c00 = zero; FloatVector c01 = zero;
        FloatVector c10 = zero; FloatVector c11 = zero;
        FloatVector c20 = zero; FloatVector c21 = zero;
        FloatVector c30 = zero; FloatVector c31 = zero;
        for (int p = lane; p < depth; p += GemmOrder.LANES) {
            FloatVector y0 = fromArray(FLOAT, b, b0 + p);
            FloatVector y1 = fromArray(FLOAT, b, b1 + p);
            FloatVector x = fromArray(FLOAT, a, a0 + p);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
            x = fromArray(FLOAT, a, a1 + p);
            c10 = x.fma(y0, c10);
            c11 = x.fma(y1, c11);
            x = fromArray(FLOAT, a, a2 + p);
            c20 = x.fma(y0, c20);
            c21 = x.fma(y1, c21);
            x = fromArray(FLOAT, a, a3 + p);
            c30 = x.fma(y0, c30);
            c31 = x.fma(y1, c31);
        }
        c00.intoArray(sums, to);
        c01.intoArray(sums, to + 16);
        c10.intoArray(sums, to + 64);
        c11.intoArray(sums, to + 80);
        c20.intoArray(sums, to + 128);
        c21.intoArray(sums, to + 144);
        c30.intoArray(sums, to + 192);
        c31.intoArray(sums, to + 208);
    }
}
