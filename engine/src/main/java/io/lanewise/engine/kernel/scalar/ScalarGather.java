package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.ByteScaling;
import io.lanewise.engine.kernel.GatherKernels;
import io.lanewise.engine.kernel.RowTouch;

/** Rows picked from a table in plain loops. */
public final class ScalarGather implements GatherKernels {
    @Override
    public void rows(int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset, float[] y, int yOffset) {
        if (count > 1 && rowLength > 0) {
            y[yOffset] = RowTouch.rows(count, rowLength, x, xOffset, indices, indicesOffset);
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(x, xOffset + indices[indicesOffset + i] * rowLength, y, yOffset + i * rowLength, rowLength);
        }
    }

    @Override
    public void rows(
            int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset, double scale, double shift,
            float[] y, int yOffset) {
        if (count > 1 && rowLength > 0) {
            y[yOffset] = RowTouch.rows(count, rowLength, x, xOffset, indices, indicesOffset);
        }
        float zero = ByteScaling.zero(scale, shift);
        float high = ByteScaling.high(scale);
        float low = ByteScaling.low(scale);
        float rest = ByteScaling.rest(scale, shift);
        for (int i = 0; i < count; i++) {
            int from = xOffset + indices[indicesOffset + i] * rowLength;
            int to = yOffset + i * rowLength;
            for (int c = 0; c < rowLength; c++) {
                float d = (x[from + c] & 0xFF) - zero;
                y[to + c] = Math.fma(d, high, Math.fma(d, low, rest));
            }
        }
    }
}
