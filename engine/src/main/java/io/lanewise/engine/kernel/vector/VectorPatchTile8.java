package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.element;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of eight places by two vectors of filters, for 32 registers.
 * Where there are fewer places the last is repeated. Written as the tiles of products are: see {@link VectorGemmTiles}.
 */
final class VectorPatchTile8 {
    /** Places of a tile. */
    static final int HEIGHT = 8;

    private VectorPatchTile8() {}

    /**
     * The chains of a block of the inner index.
     *
     * @param columns of tiles side by side: a multiple of {@link VectorGemmTiles#WIDTH}
     * @param row the first place
     * @param last the last one
     * @param begin where the block's stretches begin in their array, and {@code end} where they end
     * @param bStep panels are PANEL · bStep elements apart
     * @param toRow where the first place's target stands in {@code to}
     */
    static void wide(
            int columns, float[] a, int aOffset, int[] from, int row, int last, int[] stretches, int begin, int end, float[] b, int bOffset,
            int bStep, float[] c, int cOffset, int[] to, int toRow) {
        int a0 = aOffset + from[row];
        int a1 = aOffset + from[Math.min(row + 1, last)];
        int a2 = aOffset + from[Math.min(row + 2, last)];
        int a3 = aOffset + from[Math.min(row + 3, last)];
        int a4 = aOffset + from[Math.min(row + 4, last)];
        int a5 = aOffset + from[Math.min(row + 5, last)];
        int a6 = aOffset + from[Math.min(row + 6, last)];
        int a7 = aOffset + from[Math.min(row + 7, last)];
        int spare = last - row;
        for (int j = 0; j < columns; j += WIDTH) {
            int left = element(bOffset, bStep, j);
            int right = element(bOffset, bStep, j + LANES);
            FloatVector zero = FloatVector.zero(FLOAT);
            FloatVector c0l = zero; FloatVector c0r = zero;
            FloatVector c1l = zero; FloatVector c1r = zero;
            FloatVector c2l = zero; FloatVector c2r = zero;
            FloatVector c3l = zero; FloatVector c3r = zero;
            FloatVector c4l = zero; FloatVector c4r = zero;
            FloatVector c5l = zero; FloatVector c5r = zero;
            FloatVector c6l = zero; FloatVector c6r = zero;
            FloatVector c7l = zero; FloatVector c7r = zero;
            int s = begin;
            do {
                int first = stretches[s];
                int depth = Math.min(stretches[s + 1], Gemm.BLOCK);
                int bLeft = place(left);
                int bRight = place(right);
                int x0 = place(a0 + first);
                int x1 = place(a1 + first);
                int x2 = place(a2 + first);
                int x3 = place(a3 + first);
                int x4 = place(a4 + first);
                int x5 = place(a5 + first);
                int x6 = place(a6 + first);
                int x7 = place(a7 + first);
                for (int p = 0; p < depth; p++) {
                    FloatVector l = FloatVector.fromArray(FLOAT, b, bLeft + p * PANEL);
                    FloatVector r = FloatVector.fromArray(FLOAT, b, bRight + p * PANEL);
                    FloatVector x = FloatVector.broadcast(FLOAT, a[x0 + p]);
                    c0l = x.fma(l, c0l);
                    c0r = x.fma(r, c0r);
                    x = FloatVector.broadcast(FLOAT, a[x1 + p]);
                    c1l = x.fma(l, c1l);
                    c1r = x.fma(r, c1r);
                    x = FloatVector.broadcast(FLOAT, a[x2 + p]);
                    c2l = x.fma(l, c2l);
                    c2r = x.fma(r, c2r);
                    x = FloatVector.broadcast(FLOAT, a[x3 + p]);
                    c3l = x.fma(l, c3l);
                    c3r = x.fma(r, c3r);
                    x = FloatVector.broadcast(FLOAT, a[x4 + p]);
                    c4l = x.fma(l, c4l);
                    c4r = x.fma(r, c4r);
                    x = FloatVector.broadcast(FLOAT, a[x5 + p]);
                    c5l = x.fma(l, c5l);
                    c5r = x.fma(r, c5r);
                    x = FloatVector.broadcast(FLOAT, a[x6 + p]);
                    c6l = x.fma(l, c6l);
                    c6r = x.fma(r, c6r);
                    x = FloatVector.broadcast(FLOAT, a[x7 + p]);
                    c7l = x.fma(l, c7l);
                    c7r = x.fma(r, c7r);
                }
                left += depth * PANEL;
                right += depth * PANEL;
                s += 2;
            } while (s < end);
            int target = cOffset + to[toRow] + j;
            c0l.intoArray(c, target);
            c0r.intoArray(c, target + LANES);
            target = cOffset + to[toRow + Math.min(1, spare)] + j;
            c1l.intoArray(c, target);
            c1r.intoArray(c, target + LANES);
            target = cOffset + to[toRow + Math.min(2, spare)] + j;
            c2l.intoArray(c, target);
            c2r.intoArray(c, target + LANES);
            target = cOffset + to[toRow + Math.min(3, spare)] + j;
            c3l.intoArray(c, target);
            c3r.intoArray(c, target + LANES);
            target = cOffset + to[toRow + Math.min(4, spare)] + j;
            c4l.intoArray(c, target);
            c4r.intoArray(c, target + LANES);
            target = cOffset + to[toRow + Math.min(5, spare)] + j;
            c5l.intoArray(c, target);
            c5r.intoArray(c, target + LANES);
            target = cOffset + to[toRow + Math.min(6, spare)] + j;
            c6l.intoArray(c, target);
            c6r.intoArray(c, target + LANES);
            target = cOffset + to[toRow + Math.min(7, spare)] + j;
            c7l.intoArray(c, target);
            c7r.intoArray(c, target + LANES);
        }
    }

    /** The same for one vector of columns. */
    static void narrow(
            float[] a, int aOffset, int[] from, int row, int last, int[] stretches, int begin, int end, float[] b, int bOffset, float[] c,
            int cOffset, int[] to, int toRow) {
        int a0 = aOffset + from[row];
        int a1 = aOffset + from[Math.min(row + 1, last)];
        int a2 = aOffset + from[Math.min(row + 2, last)];
        int a3 = aOffset + from[Math.min(row + 3, last)];
        int a4 = aOffset + from[Math.min(row + 4, last)];
        int a5 = aOffset + from[Math.min(row + 5, last)];
        int a6 = aOffset + from[Math.min(row + 6, last)];
        int a7 = aOffset + from[Math.min(row + 7, last)];
        int spare = last - row;
        int left = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        int s = begin;
        do {
            int first = stretches[s];
            int depth = Math.min(stretches[s + 1], Gemm.BLOCK);
            int bLeft = place(left);
            int x0 = place(a0 + first);
            int x1 = place(a1 + first);
            int x2 = place(a2 + first);
            int x3 = place(a3 + first);
            int x4 = place(a4 + first);
            int x5 = place(a5 + first);
            int x6 = place(a6 + first);
            int x7 = place(a7 + first);
            for (int p = 0; p < depth; p++) {
                FloatVector y = FloatVector.fromArray(FLOAT, b, bLeft + p * PANEL);
                c0 = FloatVector.broadcast(FLOAT, a[x0 + p]).fma(y, c0);
                c1 = FloatVector.broadcast(FLOAT, a[x1 + p]).fma(y, c1);
                c2 = FloatVector.broadcast(FLOAT, a[x2 + p]).fma(y, c2);
                c3 = FloatVector.broadcast(FLOAT, a[x3 + p]).fma(y, c3);
                c4 = FloatVector.broadcast(FLOAT, a[x4 + p]).fma(y, c4);
                c5 = FloatVector.broadcast(FLOAT, a[x5 + p]).fma(y, c5);
                c6 = FloatVector.broadcast(FLOAT, a[x6 + p]).fma(y, c6);
                c7 = FloatVector.broadcast(FLOAT, a[x7 + p]).fma(y, c7);
            }
            left += depth * PANEL;
            s += 2;
        } while (s < end);
        c0.intoArray(c, cOffset + to[toRow]);
        c1.intoArray(c, cOffset + to[toRow + Math.min(1, spare)]);
        c2.intoArray(c, cOffset + to[toRow + Math.min(2, spare)]);
        c3.intoArray(c, cOffset + to[toRow + Math.min(3, spare)]);
        c4.intoArray(c, cOffset + to[toRow + Math.min(4, spare)]);
        c5.intoArray(c, cOffset + to[toRow + Math.min(5, spare)]);
        c6.intoArray(c, cOffset + to[toRow + Math.min(6, spare)]);
        c7.intoArray(c, cOffset + to[toRow + Math.min(7, spare)]);
    }
}
