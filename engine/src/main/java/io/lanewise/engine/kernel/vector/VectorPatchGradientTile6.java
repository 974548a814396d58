package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/** Tiles of six neighbouring elements that places read by two vectors of filters, for 16 registers. See {@link VectorGemmTiles}. */
final class VectorPatchGradientTile6 {
    /** Rows of a tile. */
    static final int HEIGHT = 6;

    /** Where the room behind a tile begins. */
    private static final int SPARE = HEIGHT * WIDTH;

    private VectorPatchGradientTile6() {}

    /** The chains of a tile, row by row into {@code c}, which has room for a vector behind it; as {@link io.lanewise.engine.kernel.ConvolutionKernels#gradient}. */
    static void wide(float[] a, int aOffset, int[] lines, int step, float[] b, int bOffset, float[] c) {
        int panel = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        FloatVector c4l = zero; FloatVector c4r = zero;
        FloatVector c5l = zero; FloatVector c5r = zero;
        int s = 0;
        do {
            int row = place(aOffset + lines[s]);
            int depth = Math.min(lines[s + 1], Gemm.BLOCK);
            int y = place(panel);
            for (int p = 0; p < depth; p++) {
                FloatVector l = FloatVector.fromArray(FLOAT, b, y + p * WIDTH);
                FloatVector r = FloatVector.fromArray(FLOAT, b, y + p * WIDTH + LANES);
                FloatVector x = FloatVector.broadcast(FLOAT, a[row]);
                c0l = x.fma(l, c0l);
                c0r = x.fma(r, c0r);
                x = FloatVector.broadcast(FLOAT, a[row + 1]);
                c1l = x.fma(l, c1l);
                c1r = x.fma(r, c1r);
                c1r.intoArray(c, SPARE);
                x = FloatVector.broadcast(FLOAT, a[row + 2]);
                c2l = x.fma(l, c2l);
                c2r = x.fma(r, c2r);
                x = FloatVector.broadcast(FLOAT, a[row + 3]);
                c3l = x.fma(l, c3l);
                c3r = x.fma(r, c3r);
                c3r.intoArray(c, SPARE);
                x = FloatVector.broadcast(FLOAT, a[row + 4]);
                c4l = x.fma(l, c4l);
                c4r = x.fma(r, c4r);
                x = FloatVector.broadcast(FLOAT, a[row + 5]);
                c5l = x.fma(l, c5l);
                c5r = x.fma(r, c5r);
                row += step;
            }
            panel += depth * WIDTH;
            s += 2;
        } while (s < lines.length);
        c0l.intoArray(c, 0);
        c0r.intoArray(c, LANES);
        c1l.intoArray(c, WIDTH);
        c1r.intoArray(c, WIDTH + LANES);
        c2l.intoArray(c, 2 * WIDTH);
        c2r.intoArray(c, 2 * WIDTH + LANES);
        c3l.intoArray(c, 3 * WIDTH);
        c3r.intoArray(c, 3 * WIDTH + LANES);
        c4l.intoArray(c, 4 * WIDTH);
        c4r.intoArray(c, 4 * WIDTH + LANES);
        c5l.intoArray(c, 5 * WIDTH);
        c5r.intoArray(c, 5 * WIDTH + LANES);
    }
}
