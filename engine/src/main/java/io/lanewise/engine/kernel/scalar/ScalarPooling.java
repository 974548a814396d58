package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.PoolingKernels;

/** Extremes and means of windows as plain loops. */
public final class ScalarPooling implements PoolingKernels {
    @Override
    public void max(int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, int channelsOfRow) {
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < channels; j++) {
                int cell = xOffset + i * xStep + j;
                float largest = x[cell + taps[0]];
                for (int t = 1; t < taps.length; t++) {
                    largest = Math.max(largest, x[cell + taps[t]]);
                }
                y[yOffset + i * channelsOfRow + j] = largest;
            }
        }
    }

    @Override
    public void average(int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, int channelsOfRow) {
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < channels; j++) {
                int cell = xOffset + i * xStep + j;
                float sum = x[cell + taps[0]];
                for (int t = 1; t < taps.length; t++) {
                    sum += x[cell + taps[t]];
                }
                y[yOffset + i * channelsOfRow + j] = sum / taps.length;
            }
        }
    }

    @Override
    public void maxGradient(
            int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, float[] dy, int dyOffset,
            int channelsOfRow, float[] dx, int dxOffset) {
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < channels; j++) {
                int place = i * channelsOfRow + j;
                int cell = i * xStep + j;
                for (int tap : taps) {
                    if (!(x[xOffset + cell + tap] < y[yOffset + place])) {
                        dx[dxOffset + cell + tap] += dy[dyOffset + place];
                        break;
                    }
                }
            }
        }
    }

    @Override
    public void averageGradient(
            int places, int channels, float[] dy, int dyOffset, int channelsOfRow, float[] dx, int dxOffset, int xStep, int[] taps) {
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < channels; j++) {
                float share = dy[dyOffset + i * channelsOfRow + j] / taps.length;
                for (int tap : taps) {
                    dx[dxOffset + i * xStep + j + tap] += share;
                }
            }
        }
    }

    @Override
    public void pick(
            int places, int channels, float[] x, int xOffset, float[] u, int uOffset, int xStep, int[] taps, float[] y, int yOffset, float[] z,
            int zOffset, int channelsOfRow) {
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < channels; j++) {
                int place = i * channelsOfRow + j;
                int cell = i * xStep + j;
                float picked = 0f;
                for (int tap : taps) {
                    if (!(x[xOffset + cell + tap] < y[yOffset + place])) {
                        picked = u[uOffset + cell + tap];
                        break;
                    }
                }
                z[zOffset + place] = picked;
            }
        }
    }
}
