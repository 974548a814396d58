package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/** Convolutions of each channel by itself, with vectors along the channels. */
final class VectorDepthwise {
    /** Places side by side: enough chains to hide the latency of a multiply-add. */
    private static final int ABREAST = 8;

    /** Places by vectors of channels that are made together where there are so many channels: memory is then read and written in long stretches. */
    private static final int SIDE = 4;

    /** Channels of so many vectors. */
    private static final int SQUARE = SIDE * LANES;

    private VectorDepthwise() {}

    /** Whole vectors of channels, and returns how many channels these are. See {@link io.lanewise.engine.kernel.ConvolutionKernels#depthwise}. */
    static int row(
            int places, int channels, float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c,
            int cOffset, int cStep) {
        int whole = FLOAT.loopBound(channels);
        if (places < ABREAST) {
            for (int i = 0; i < places; i++) {
                for (int j = 0; j < whole; j += LANES) {
                    one(a, aOffset + i * aStep + j, taps, rows, count, kernel, kernelOffset + j, c, cOffset + i * cStep + j);
                }
            }
            return whole;
        }
        int squares = channels / SQUARE * SQUARE;
        for (int i = 0; squares > 0 && i < places; i += SIDE) {
            // The last ones are made together with some that are made already.
            int first = Math.min(i, places - SIDE);
            for (int j = 0; j < squares; j += SQUARE) {
                square(a, aOffset + first * aStep + j, aStep, taps, rows, count, kernel, kernelOffset + j, c, cOffset + first * cStep + j, cStep);
            }
        }
        boolean triples = areTriples(aStep, taps, count);
        for (int i = 0; squares < whole && i < places; i += ABREAST) {
            int first = Math.min(i, places - ABREAST);
            for (int j = squares; j < whole; j += LANES) {
                int from = aOffset + first * aStep + j;
                int to = cOffset + first * cStep + j;
                if (triples) {
                    triples(a, from, aStep, taps, rows, count, kernel, kernelOffset + j, c, to, cStep);
                } else {
                    abreast(a, from, aStep, taps, rows, count, kernel, kernelOffset + j, c, to, cStep);
                }
            }
        }
        return whole;
    }

    /** Whether taps come by threes that lie as far from each other as places do: then a cell that is read serves three places. */
    private static boolean areTriples(int aStep, int[] taps, int count) {
        if (count % 3 != 0) {
            return false;
        }
        for (int t = 0; t < count; t += 3) {
            if (taps[t + 1] != taps[t] + aStep || taps[t + 2] != taps[t] + 2 * aStep) {
                return false;
            }
        }
        return true;
    }

    /** Places side by side whose taps are triples. */
    private static void triples(
            float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c, int cOffset, int cStep) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        int t = 0;
        do {
            FloatVector u = fromArray(FLOAT, kernel, kernelOffset + rows[t]);
            FloatVector v = fromArray(FLOAT, kernel, kernelOffset + rows[t + 1]);
            FloatVector w = fromArray(FLOAT, kernel, kernelOffset + rows[t + 2]);
            int at = aOffset + taps[t];
            FloatVector x = fromArray(FLOAT, a, at);
            c0 = x.fma(u, c0);
            x = fromArray(FLOAT, a, at + aStep);
            c0 = x.fma(v, c0);
            c1 = x.fma(u, c1);
            x = fromArray(FLOAT, a, at + 2 * aStep);
            c0 = x.fma(w, c0);
            c1 = x.fma(v, c1);
            c2 = x.fma(u, c2);
            x = fromArray(FLOAT, a, at + 3 * aStep);
            c1 = x.fma(w, c1);
            c2 = x.fma(v, c2);
            c3 = x.fma(u, c3);
            x = fromArray(FLOAT, a, at + 4 * aStep);
            c2 = x.fma(w, c2);
            c3 = x.fma(v, c3);
            c4 = x.fma(u, c4);
            x = fromArray(FLOAT, a, at + 5 * aStep);
            c3 = x.fma(w, c3);
            c4 = x.fma(v, c4);
            c5 = x.fma(u, c5);
            x = fromArray(FLOAT, a, at + 6 * aStep);
            c4 = x.fma(w, c4);
            c5 = x.fma(v, c5);
            c6 = x.fma(u, c6);
            x = fromArray(FLOAT, a, at + 7 * aStep);
            c5 = x.fma(w, c5);
            c6 = x.fma(v, c6);
            c7 = x.fma(u, c7);
            x = fromArray(FLOAT, a, at + 8 * aStep);
            c6 = x.fma(w, c6);
            c7 = x.fma(v, c7);
            x = fromArray(FLOAT, a, at + 9 * aStep);
            c7 = x.fma(w, c7);
            t += 3;
        } while (t < count);
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + cStep);
        c2.intoArray(c, cOffset + 2 * cStep);
        c3.intoArray(c, cOffset + 3 * cStep);
        c4.intoArray(c, cOffset + 4 * cStep);
        c5.intoArray(c, cOffset + 5 * cStep);
        c6.intoArray(c, cOffset + 6 * cStep);
        c7.intoArray(c, cOffset + 7 * cStep);
    }

    private static void abreast(
            float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c, int cOffset, int cStep) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        int t = 0;
        do {
            FloatVector w = fromArray(FLOAT, kernel, kernelOffset + rows[t]);
            int x = aOffset + taps[t];
            c0 = fromArray(FLOAT, a, x).fma(w, c0);
            c1 = fromArray(FLOAT, a, x + aStep).fma(w, c1);
            c2 = fromArray(FLOAT, a, x + 2 * aStep).fma(w, c2);
            c3 = fromArray(FLOAT, a, x + 3 * aStep).fma(w, c3);
            c4 = fromArray(FLOAT, a, x + 4 * aStep).fma(w, c4);
            c5 = fromArray(FLOAT, a, x + 5 * aStep).fma(w, c5);
            c6 = fromArray(FLOAT, a, x + 6 * aStep).fma(w, c6);
            c7 = fromArray(FLOAT, a, x + 7 * aStep).fma(w, c7);
        } while (++t < count);
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + cStep);
        c2.intoArray(c, cOffset + 2 * cStep);
        c3.intoArray(c, cOffset + 3 * cStep);
        c4.intoArray(c, cOffset + 4 * cStep);
        c5.intoArray(c, cOffset + 5 * cStep);
        c6.intoArray(c, cOffset + 6 * cStep);
        c7.intoArray(c, cOffset + 7 * cStep);
    }

    /** As many places as vectors of channels. */
    private static void square(
            float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c, int cOffset, int cStep) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c00 = zero; FloatVector c01 = zero; FloatVector c02 = zero; FloatVector c03 = zero;
        FloatVector c10 = zero; FloatVector c11 = zero; FloatVector c12 = zero; FloatVector c13 = zero;
        FloatVector c20 = zero; FloatVector c21 = zero; FloatVector c22 = zero; FloatVector c23 = zero;
        FloatVector c30 = zero; FloatVector c31 = zero; FloatVector c32 = zero; FloatVector c33 = zero;
        int t = 0;
        do {
            int row = kernelOffset + rows[t];
            int x0 = aOffset + taps[t];
            FloatVector w0 = fromArray(FLOAT, kernel, row);
            FloatVector w1 = fromArray(FLOAT, kernel, row + LANES);
            FloatVector w2 = fromArray(FLOAT, kernel, row + 2 * LANES);
            FloatVector w3 = fromArray(FLOAT, kernel, row + 3 * LANES);
            int x1 = x0 + aStep;
            int x2 = x1 + aStep;
            int x3 = x2 + aStep;
            c00 = fromArray(FLOAT, a, x0).fma(w0, c00);
            c01 = fromArray(FLOAT, a, x0 + LANES).fma(w1, c01);
            c02 = fromArray(FLOAT, a, x0 + 2 * LANES).fma(w2, c02);
            c03 = fromArray(FLOAT, a, x0 + 3 * LANES).fma(w3, c03);
            c10 = fromArray(FLOAT, a, x1).fma(w0, c10);
            c11 = fromArray(FLOAT, a, x1 + LANES).fma(w1, c11);
            c12 = fromArray(FLOAT, a, x1 + 2 * LANES).fma(w2, c12);
            c13 = fromArray(FLOAT, a, x1 + 3 * LANES).fma(w3, c13);
            c20 = fromArray(FLOAT, a, x2).fma(w0, c20);
            c21 = fromArray(FLOAT, a, x2 + LANES).fma(w1, c21);
            c22 = fromArray(FLOAT, a, x2 + 2 * LANES).fma(w2, c22);
            c23 = fromArray(FLOAT, a, x2 + 3 * LANES).fma(w3, c23);
            c30 = fromArray(FLOAT, a, x3).fma(w0, c30);
            c31 = fromArray(FLOAT, a, x3 + LANES).fma(w1, c31);
            c32 = fromArray(FLOAT, a, x3 + 2 * LANES).fma(w2, c32);
            c33 = fromArray(FLOAT, a, x3 + 3 * LANES).fma(w3, c33);
        } while (++t < count);
        int to = cOffset;
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c02.intoArray(c, to + 2 * LANES);
        c03.intoArray(c, to + 3 * LANES);
        to += cStep;
        c10.intoArray(c, to);
        c11.intoArray(c, to + LANES);
        c12.intoArray(c, to + 2 * LANES);
        c13.intoArray(c, to + 3 * LANES);
        to += cStep;
        c20.intoArray(c, to);
        c21.intoArray(c, to + LANES);
        c22.intoArray(c, to + 2 * LANES);
        c23.intoArray(c, to + 3 * LANES);
        to += cStep;
        c30.intoArray(c, to);
        c31.intoArray(c, to + LANES);
        c32.intoArray(c, to + 2 * LANES);
        c33.intoArray(c, to + 3 * LANES);
    }

    private static void one(
            float[] a, int aOffset, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c, int cOffset) {
        FloatVector sum = FloatVector.zero(FLOAT);
        int t = 0;
        do {
            sum = fromArray(FLOAT, a, aOffset + taps[t]).fma(fromArray(FLOAT, kernel, kernelOffset + rows[t]), sum);
        } while (++t < count);
        sum.intoArray(c, cOffset);
    }

    /** Whole vectors of channels, and returns how many channels these are. See {@link io.lanewise.engine.kernel.ConvolutionKernels#depthwiseGradient}. */
    static int gradient(int places, int channels, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] c, int cOffset) {
        if (places == 0) {
            return 0;
        }
        int j = 0;
        for (; j <= channels - 4 * LANES; j += 4 * LANES) {
            gradientAbreast(places, a, aOffset + j, aStep, b, bOffset + j, bStep, c, cOffset + j);
        }
        for (; j <= channels - LANES; j += LANES) {
            gradientOfOne(places, a, aOffset + j, aStep, b, bOffset + j, bStep, c, cOffset + j);
        }
        return j;
    }

    private static void gradientAbreast(int places, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] c, int cOffset) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        int x = aOffset;
        int y = bOffset;
        int i = 0;
        do {
            c0 = fromArray(FLOAT, a, x).fma(fromArray(FLOAT, b, y), c0);
            c1 = fromArray(FLOAT, a, x + LANES).fma(fromArray(FLOAT, b, y + LANES), c1);
            c2 = fromArray(FLOAT, a, x + 2 * LANES).fma(fromArray(FLOAT, b, y + 2 * LANES), c2);
            c3 = fromArray(FLOAT, a, x + 3 * LANES).fma(fromArray(FLOAT, b, y + 3 * LANES), c3);
            x += aStep;
            y += bStep;
        } while (++i < places);
        fromArray(FLOAT, c, cOffset).add(c0).intoArray(c, cOffset);
        fromArray(FLOAT, c, cOffset + LANES).add(c1).intoArray(c, cOffset + LANES);
        fromArray(FLOAT, c, cOffset + 2 * LANES).add(c2).intoArray(c, cOffset + 2 * LANES);
        fromArray(FLOAT, c, cOffset + 3 * LANES).add(c3).intoArray(c, cOffset + 3 * LANES);
    }

    private static void gradientOfOne(int places, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] c, int cOffset) {
        FloatVector sum = FloatVector.zero(FLOAT);
        int x = aOffset;
        int y = bOffset;
        int i = 0;
        do {
            sum = fromArray(FLOAT, a, x).fma(fromArray(FLOAT, b, y), sum);
            x += aStep;
            y += bStep;
        } while (++i < places);
        fromArray(FLOAT, c, cOffset).add(sum).intoArray(c, cOffset);
    }
}
