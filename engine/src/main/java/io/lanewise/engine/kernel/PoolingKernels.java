package io.lanewise.engine.kernel;

/**
 * Extremes and means of windows, for places of a row, each channel by itself. Place i reads the cells x[i · xStep + taps[t] + j] of channel j, and has
 * the element i · channelsOfRow + j of y and of its gradient.
 */
public interface PoolingKernels {
    /** y = the largest cell; NaN if one is. */
    void max(int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, int channelsOfRow);

    /** y = the sum of the cells, added in order, divided by their number. */
    void average(int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, int channelsOfRow);

    /** dx += dy at the first cell that is not below y. */
    void maxGradient(
            int places, int channels, float[] x, int xOffset, int xStep, int[] taps, float[] y, int yOffset, float[] dy, int dyOffset,
            int channelsOfRow, float[] dx, int dxOffset);

    /** dx += dy / number of cells, at each cell. */
    void averageGradient(
            int places, int channels, float[] dy, int dyOffset, int channelsOfRow, float[] dx, int dxOffset, int xStep, int[] taps);

    /** z = u at the first cell of x that is not below y; 0 if none is. */
    void pick(
            int places, int channels, float[] x, int xOffset, float[] u, int uOffset, int xStep, int[] taps, float[] y, int yOffset, float[] z,
            int zOffset, int channelsOfRow);
}
