package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.GatherKernels;

/** Rows picked from a table in plain loops. */
public final class ScalarGather implements GatherKernels {
    @Override
    public void rows(int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset, float[] y, int yOffset) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(x, xOffset + indices[indicesOffset + i] * rowLength, y, yOffset + i * rowLength, rowLength);
        }
    }

    @Override
    public void rows(
            int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset, float scale, float shift,
            float[] y, int yOffset) {
        for (int i = 0; i < count; i++) {
            int from = xOffset + indices[indicesOffset + i] * rowLength;
            int to = yOffset + i * rowLength;
            for (int c = 0; c < rowLength; c++) {
                y[to + c] = Math.fma((float) (x[from + c] & 0xFF), scale, shift);
            }
        }
    }
}
