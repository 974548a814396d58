package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.GemmOrder;
import jdk.incubator.vector.FloatVector;

/** One row of A by rows of Bᵀ, each of which is used once: see {@link VectorGemmDotTile4}. */
final class VectorGemmDotRow {
    private static final int EIGHT = 8;
    private static final int FOUR = 4;

    private VectorGemmDotRow() {}

    /**
     * sums[16 · j + l] for all lanes l.
     *
     * @param k a multiple of 16
     * @param rows of Bᵀ: up to {@link VectorGemmDotFold#SUMS}
     */
    static void multiply(int k, float[] a, int aOffset, int rows, float[] b, int bOffset, int ldb, float[] sums) {
        int step = MANY_REGISTERS ? EIGHT : FOUR;
        for (int j = 0; j < rows; j += step) {
            for (int lane = 0; lane < GemmOrder.LANES; lane += MANY_REGISTERS ? LANES : 2 * LANES) {
                if (MANY_REGISTERS) {
                    eight(k, lane, a, aOffset, rows - j, b, bOffset + j * ldb, ldb, sums, j * GemmOrder.LANES + lane);
                } else {
                    four(k, lane, a, aOffset, rows - j, b, bOffset + j * ldb, ldb, sums, j * GemmOrder.LANES + lane);
                }
            }
        }
    }

    /** The lanes of a vector from {@code lane} on. */
    private static void eight(int k, int lane, float[] a, int aOffset, int rows, float[] b, int bOffset, int ldb, float[] sums, int to) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = rows - 1;
        int row = place(aOffset);
        int b0 = place(bOffset);
        int b1 = place(bOffset + Math.min(1, last) * ldb);
        int b2 = place(bOffset + Math.min(2, last) * ldb);
        int b3 = place(bOffset + Math.min(3, last) * ldb);
        int b4 = place(bOffset + Math.min(4, last) * ldb);
        int b5 = place(bOffset + Math.min(5, last) * ldb);
        int b6 = place(bOffset + Math.min(6, last) * ldb);
        int b7 = place(bOffset + Math.min(7, last) * ldb);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        for (int p = lane; p < depth; p += GemmOrder.LANES) {
            FloatVector x = fromArray(FLOAT, a, row + p);
            c0 = fromArray(FLOAT, b, b0 + p).fma(x, c0);
            c1 = fromArray(FLOAT, b, b1 + p).fma(x, c1);
            c2 = fromArray(FLOAT, b, b2 + p).fma(x, c2);
            c3 = fromArray(FLOAT, b, b3 + p).fma(x, c3);
            c4 = fromArray(FLOAT, b, b4 + p).fma(x, c4);
            c5 = fromArray(FLOAT, b, b5 + p).fma(x, c5);
            c6 = fromArray(FLOAT, b, b6 + p).fma(x, c6);
            c7 = fromArray(FLOAT, b, b7 + p).fma(x, c7);
        }
        c0.intoArray(sums, to);
        c1.intoArray(sums, to + 16);
        c2.intoArray(sums, to + 32);
        c3.intoArray(sums, to + 48);
        c4.intoArray(sums, to + 64);
        c5.intoArray(sums, to + 80);
        c6.intoArray(sums, to + 96);
        c7.intoArray(sums, to + 112);
    }

    /** The lanes of two vectors, which are whole lines of the cache with eight lanes: half as many rows as 16 registers hold sums. */
    private static void four(int k, int lane, float[] a, int aOffset, int rows, float[] b, int bOffset, int ldb, float[] sums, int to) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = rows - 1;
        int row = place(aOffset);
        int b0 = place(bOffset);
        int b1 = place(bOffset + Math.min(1, last) * ldb);
        int b2 = place(bOffset + Math.min(2, last) * ldb);
        int b3 = place(bOffset + Math.min(3, last) * ldb);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        for (int p = lane; p < depth; p += GemmOrder.LANES) {
            FloatVector l = fromArray(FLOAT, a, row + p);
            FloatVector r = fromArray(FLOAT, a, row + p + LANES);
            c0l = fromArray(FLOAT, b, b0 + p).fma(l, c0l);
            c0r = fromArray(FLOAT, b, b0 + p + LANES).fma(r, c0r);
            c1l = fromArray(FLOAT, b, b1 + p).fma(l, c1l);
            c1r = fromArray(FLOAT, b, b1 + p + LANES).fma(r, c1r);
            c1r.intoArray(sums, VectorGemmDotFold.SPARE);
            c2l = fromArray(FLOAT, b, b2 + p).fma(l, c2l);
            c2r = fromArray(FLOAT, b, b2 + p + LANES).fma(r, c2r);
            c3l = fromArray(FLOAT, b, b3 + p).fma(l, c3l);
            c3r = fromArray(FLOAT, b, b3 + p + LANES).fma(r, c3r);
        }
        c0l.intoArray(sums, to);
        c0r.intoArray(sums, to + LANES);
        c1l.intoArray(sums, to + 16);
        c1r.intoArray(sums, to + 16 + LANES);
        c2l.intoArray(sums, to + 32);
        c2r.intoArray(sums, to + 32 + LANES);
        c3l.intoArray(sums, to + 48);
        c3r.intoArray(sums, to + 48 + LANES);
    }
}
