package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.PoolingKernels;
import io.lanewise.engine.kernel.scalar.ScalarPooling;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Extremes and means of windows, with vectors along the channels; the last few channels are left to plain loops. */
public final class VectorPooling implements PoolingKernels {
    private final ScalarPooling scalar = new ScalarPooling();

    @Override
    public void max(int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, int channelsOfRow) {
        int whole = FLOAT.loopBound(channels);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int cell = xOffset + i * xStep + j;
                FloatVector largest = fromArray(FLOAT, x, cell + taps[0]);
                int t = 1;
                do {
                    // A window of one cell compares it with itself.
                    largest = fromArray(FLOAT, x, cell + taps[Math.min(t, taps.length - 1)]).max(largest);
                } while (++t < taps.length);
                largest.intoArray(y, yOffset + i * channelsOfRow + j);
            }
        }
        scalar.max(places, channels - whole, x, xOffset + whole, xStep, taps, y, yOffset + whole, channelsOfRow);
    }

    @Override
    public void average(int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, int channelsOfRow) {
        int whole = taps.length == 1 ? 0 : FLOAT.loopBound(channels);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int cell = xOffset + i * xStep + j;
                FloatVector sum = fromArray(FLOAT, x, cell + taps[0]);
                int t = 1;
                do {
                    sum = fromArray(FLOAT, x, cell + taps[t]).add(sum);
                } while (++t < taps.length);
                sum.div((float) taps.length).intoArray(y, yOffset + i * channelsOfRow + j);
            }
        }
        scalar.average(places, channels - whole, x, xOffset + whole, xStep, taps, y, yOffset + whole, channelsOfRow);
    }

    @Override
    public void maxGradient(
            int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, float[] dy, int dyOffset,
            int channelsOfRow, float[] dx, int dxOffset, boolean apart) {
        int whole = FLOAT.loopBound(channels);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int place = i * channelsOfRow + j;
                int cell = i * xStep + j;
                FloatVector zero = FloatVector.zero(FLOAT);
                FloatVector largest = fromArray(FLOAT, y, yOffset + place);
                FloatVector rest = fromArray(FLOAT, dy, dyOffset + place);
                int t = 0;
                if (apart) {
                    do {
                        int tap = taps[t];
                        VectorMask<Float> below = fromArray(FLOAT, x, xOffset + cell + tap).compare(VectorOperators.LT, largest);
                        zero.add(zero.blend(rest, below.not())).intoArray(dx, dxOffset + cell + tap);
                        rest = zero.blend(rest, below);
                    } while (++t < taps.length);
                } else {
                    do {
                        int tap = taps[t];
                        VectorMask<Float> below = fromArray(FLOAT, x, xOffset + cell + tap).compare(VectorOperators.LT, largest);
                        FloatVector sum = fromArray(FLOAT, dx, dxOffset + cell + tap);
                        sum.add(zero.blend(rest, below.not())).intoArray(dx, dxOffset + cell + tap);
                        rest = zero.blend(rest, below);
                    } while (++t < taps.length);
                }
            }
        }
        scalar.maxGradient(
                places, channels - whole, x, xOffset + whole, xStep, taps, y, yOffset + whole, dy, dyOffset + whole, channelsOfRow, dx,
                dxOffset + whole, apart);
    }

    @Override
    public void averageGradient(
            int places, int channels, float[] dy, int dyOffset, int channelsOfRow, float[] dx, int dxOffset, int xStep, int[] taps) {
        int whole = FLOAT.loopBound(channels);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int cell = dxOffset + i * xStep + j;
                FloatVector share = fromArray(FLOAT, dy, dyOffset + i * channelsOfRow + j).div((float) taps.length);
                int t = 0;
                do {
                    fromArray(FLOAT, dx, cell + taps[t]).add(share).intoArray(dx, cell + taps[t]);
                } while (++t < taps.length);
            }
        }
        scalar.averageGradient(places, channels - whole, dy, dyOffset + whole, channelsOfRow, dx, dxOffset + whole, xStep, taps);
    }

    @Override
    public void pick(
            int places, int channels, float[] x, int xOffset, float[] u, int uOffset, int xStep, int[] taps, float[] y, int yOffset, float[] z,
            int zOffset, int channelsOfRow) {
        // Asked for by second derivatives alone.
        scalar.pick(places, channels, x, xOffset, u, uOffset, xStep, taps, y, yOffset, z, zOffset, channelsOfRow);
    }
}
