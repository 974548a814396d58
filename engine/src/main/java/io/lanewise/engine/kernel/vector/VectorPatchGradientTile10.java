package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/** Tiles of ten neighbouring elements that places read by two vectors of filters, for 32 registers. See {@link VectorGemmTiles}. */
final class VectorPatchGradientTile10 {
    /** Rows of a tile. */
    static final int HEIGHT = 10;

    private VectorPatchGradientTile10() {}

    /** The chains of a tile, row by row into {@code c}; as {@link io.lanewise.engine.kernel.ConvolutionKernels#gradient}. */
    static void wide(float[] a, int aOffset, int[] lines, int step, float[] b, int bOffset, float[] c) {
        int panel = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        FloatVector c4l = zero; FloatVector c4r = zero;
        FloatVector c5l = zero; FloatVector c5r = zero;
        FloatVector c6l = zero; FloatVector c6r = zero;
        FloatVector c7l = zero; FloatVector c7r = zero;
        FloatVector c8l = zero; FloatVector c8r = zero;
        FloatVector c9l = zero; FloatVector c9r = zero;
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
                x = FloatVector.broadcast(FLOAT, a[row + 2]);
                c2l = x.fma(l, c2l);
                c2r = x.fma(r, c2r);
                x = FloatVector.broadcast(FLOAT, a[row + 3]);
                c3l = x.fma(l, c3l);
                c3r = x.fma(r, c3r);
                x = FloatVector.broadcast(FLOAT, a[row + 4]);
                c4l = x.fma(l, c4l);
                c4r = x.fma(r, c4r);
                x = FloatVector.broadcast(FLOAT, a[row + 5]);
                c5l = x.fma(l, c5l);
                c5r = x.fma(r, c5r);
                x = FloatVector.broadcast(FLOAT, a[row + 6]);
                c6l = x.fma(l, c6l);
                c6r = x.fma(r, c6r);
                x = FloatVector.broadcast(FLOAT, a[row + 7]);
                c7l = x.fma(l, c7l);
                c7r = x.fma(r, c7r);
                x = FloatVector.broadcast(FLOAT, a[row + 8]);
                c8l = x.fma(l, c8l);
                c8r = x.fma(r, c8r);
                x = FloatVector.broadcast(FLOAT, a[row + 9]);
                c9l = x.fma(l, c9l);
                c9r = x.fma(r, c9r);
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
        c6l.intoArray(c, 6 * WIDTH);
        c6r.intoArray(c, 6 * WIDTH + LANES);
        c7l.intoArray(c, 7 * WIDTH);
        c7r.intoArray(c, 7 * WIDTH + LANES);
        c8l.intoArray(c, 8 * WIDTH);
        c8r.intoArray(c, 8 * WIDTH + LANES);
        c9l.intoArray(c, 9 * WIDTH);
        c9r.intoArray(c, 9 * WIDTH + LANES);
    }

    /** The same for the first vector of a panel. */
    static void narrow(float[] a, int aOffset, int[] lines, int step, float[] b, int bOffset, float[] c) {
        int panel = bOffset;
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
        int s = 0;
        do {
            int row = place(aOffset + lines[s]);
            int depth = Math.min(lines[s + 1], Gemm.BLOCK);
            int y = place(panel);
            for (int p = 0; p < depth; p++) {
                FloatVector l = FloatVector.fromArray(FLOAT, b, y + p * WIDTH);
                c0 = FloatVector.broadcast(FLOAT, a[row]).fma(l, c0);
                c1 = FloatVector.broadcast(FLOAT, a[row + 1]).fma(l, c1);
                c2 = FloatVector.broadcast(FLOAT, a[row + 2]).fma(l, c2);
                c3 = FloatVector.broadcast(FLOAT, a[row + 3]).fma(l, c3);
                c4 = FloatVector.broadcast(FLOAT, a[row + 4]).fma(l, c4);
                c5 = FloatVector.broadcast(FLOAT, a[row + 5]).fma(l, c5);
                c6 = FloatVector.broadcast(FLOAT, a[row + 6]).fma(l, c6);
                c7 = FloatVector.broadcast(FLOAT, a[row + 7]).fma(l, c7);
                c8 = FloatVector.broadcast(FLOAT, a[row + 8]).fma(l, c8);
                c9 = FloatVector.broadcast(FLOAT, a[row + 9]).fma(l, c9);
                row += step;
            }
            panel += depth * WIDTH;
            s += 2;
        } while (s < lines.length);
        c0.intoArray(c, 0);
        c1.intoArray(c, WIDTH);
        c2.intoArray(c, 2 * WIDTH);
        c3.intoArray(c, 3 * WIDTH);
        c4.intoArray(c, 4 * WIDTH);
        c5.intoArray(c, 5 * WIDTH);
        c6.intoArray(c, 6 * WIDTH);
        c7.intoArray(c, 7 * WIDTH);
        c8.intoArray(c, 8 * WIDTH);
        c9.intoArray(c, 9 * WIDTH);
    }
}
