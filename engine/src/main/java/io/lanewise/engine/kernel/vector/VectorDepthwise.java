package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/** Convolutions of each channel by itself, with vectors along the channels. */
final class VectorDepthwise {
    /** Places side by side: enough chains to hide the latency of a multiply-add. */
    private static final int ABREAST = 8;

    private VectorDepthwise() {}

    /** Whole vectors of channels, and returns how many channels these are. See {@link io.lanewise.engine.kernel.ConvolutionKernels#depthwise}. */
    static int row(
            int places, int channels, float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c,
            int cOffset, int cStep) {
        int whole = FLOAT.loopBound(channels);
        for (int j = 0; j < whole; j += LANES) {
            int i = 0;
            for (; i <= places - ABREAST; i += ABREAST) {
                abreast(a, aOffset + i * aStep + j, aStep, taps, rows, count, kernel, kernelOffset + j, c, cOffset + i * cStep + j, cStep);
            }
            for (; i < places; i++) {
                one(a, aOffset + i * aStep + j, taps, rows, count, kernel, kernelOffset + j, c, cOffset + i * cStep + j);
            }
        }
        return whole;
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
