package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of six places by two vectors of filters, for 16 registers. Where there are fewer places the last is repeated. Both vectors of filters lie in one
 * panel, so that one address serves them. Written as the tiles of products are: see {@link VectorGemmTiles}.
 */
final class VectorPatchTile6 {
    /** Places of a tile. */
    static final int HEIGHT = 6;

    /** Where the room behind a tile begins. */
    private static final int SPARE = HEIGHT * WIDTH;

    private VectorPatchTile6() {}

    /**
     * The chains of a block of the inner index.
     *
     * @param columns of tiles side by side: a multiple of {@link VectorGemmTiles#WIDTH}
     * @param row the first place
     * @param last the last one
     * @param begin where the block's stretches begin in their array, and {@code end} where they end
     * @param k rows of a panel
     * @param toRow where the first place's target stands in {@code to}
     * @param any room for a vector behind a tile, where sums that are not finished go to
     */
    static void wide(
            int columns, float[] a, int aOffset, int[] from, int row, int last, int[] stretches, int begin, int end, float[] b, int bOffset, int k,
            float[] c, int cOffset, int[] to, int toRow, float[] any) {
        int a0 = aOffset + from[row];
        int a1 = aOffset + from[Math.min(row + 1, last)];
        int a2 = aOffset + from[Math.min(row + 2, last)];
        int a3 = aOffset + from[Math.min(row + 3, last)];
        int a4 = aOffset + from[Math.min(row + 4, last)];
        int a5 = aOffset + from[Math.min(row + 5, last)];
        int spare = last - row;
        for (int j = 0; j < columns; j += WIDTH) {
            int panel = bOffset + j * k;
            FloatVector zero = FloatVector.zero(FLOAT);
            FloatVector c0l = zero; FloatVector c0r = zero;
            FloatVector c1l = zero; FloatVector c1r = zero;
            FloatVector c2l = zero; FloatVector c2r = zero;
            FloatVector c3l = zero; FloatVector c3r = zero;
            FloatVector c4l = zero; FloatVector c4r = zero;
            FloatVector c5l = zero; FloatVector c5r = zero;
            int s = begin;
            do {
                int first = stretches[s];
                int depth = Math.min(stretches[s + 1], Gemm.BLOCK);
                int y = place(panel);
                int x0 = place(a0 + first);
                int x1 = place(a1 + first);
                int x2 = place(a2 + first);
                int x3 = place(a3 + first);
                int x4 = place(a4 + first);
                int x5 = place(a5 + first);
                for (int p = 0; p < depth; p++) {
                    FloatVector l = FloatVector.fromArray(FLOAT, b, y + p * WIDTH);
                    FloatVector r = FloatVector.fromArray(FLOAT, b, y + p * WIDTH + LANES);
                    FloatVector x = FloatVector.broadcast(FLOAT, a[x0 + p]);
                    c0l = x.fma(l, c0l);
                    c0r = x.fma(r, c0r);
                    x = FloatVector.broadcast(FLOAT, a[x1 + p]);
                    c1l = x.fma(l, c1l);
                    c1r = x.fma(r, c1r);
                    c1r.intoArray(any, SPARE);
                    x = FloatVector.broadcast(FLOAT, a[x2 + p]);
                    c2l = x.fma(l, c2l);
                    c2r = x.fma(r, c2r);
                    x = FloatVector.broadcast(FLOAT, a[x3 + p]);
                    c3l = x.fma(l, c3l);
                    c3r = x.fma(r, c3r);
                    c3r.intoArray(any, SPARE);
                    x = FloatVector.broadcast(FLOAT, a[x4 + p]);
                    c4l = x.fma(l, c4l);
                    c4r = x.fma(r, c4r);
                    x = FloatVector.broadcast(FLOAT, a[x5 + p]);
                    c5l = x.fma(l, c5l);
                    c5r = x.fma(r, c5r);
                }
                panel += depth * WIDTH;
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
        }
    }
}
