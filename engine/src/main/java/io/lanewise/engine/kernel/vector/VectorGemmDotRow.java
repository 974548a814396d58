package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.GemmOrder;
import jdk.incubator.vector.FloatVector;

/** One row of A by eight rows of Bᵀ, each of which is used once: see {@link VectorGemmDotTile}. */
final class VectorGemmDotRow {
    /** Rows of Bᵀ. */
    static final int WIDTH = 8;

    private VectorGemmDotRow() {}

    /** sums[{@code first} + 16 · j + l] for the lanes l of a vector from {@code lane} on; k is a multiple of 16. */
    static void multiply(int k, int lane, float[] a, int aOffset, int columns, float[] b, int bOffset, int ldb, float[] sums, int first) {
        int depth = Math.min(k, Gemm.BLOCK);
        int last = columns - 1;
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
        int to = first + lane;
        c0.intoArray(sums, to);
        c1.intoArray(sums, to + 16);
        c2.intoArray(sums, to + 32);
        c3.intoArray(sums, to + 48);
        c4.intoArray(sums, to + 64);
        c5.intoArray(sums, to + 80);
        c6.intoArray(sums, to + 96);
        c7.intoArray(sums, to + 112);
    }
}
