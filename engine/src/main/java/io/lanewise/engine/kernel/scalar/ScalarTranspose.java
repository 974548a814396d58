package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.TransposeKernels;

/** Transposed copies square by square, so that lines read and lines written stay in the cache; others row by row. */
public final class ScalarTranspose implements TransposeKernels {
    /** Side of a square: 16 numbers are one cache line, and two squares fit any first cache. */
    private static final int TILE = 16;

    @Override
    public void transpose(int rows, int columns, float[] x, int xOffset, int stride, float[] y, int yOffset) {
        for (int fromRow = 0; fromRow < rows; fromRow += TILE) {
            int toRow = Math.min(rows, fromRow + TILE);
            for (int fromColumn = 0; fromColumn < columns; fromColumn += TILE) {
                int toColumn = Math.min(columns, fromColumn + TILE);
                for (int r = fromRow; r < toRow; r++) {
                    for (int c = fromColumn; c < toColumn; c++) {
                        y[yOffset + r * columns + c] = x[xOffset + c * stride + r];
                    }
                }
            }
        }
    }

    @Override
    public void copy(int rows, int columns, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, xOffset + r * xStride, y, yOffset + r * yStride, columns);
        }
    }
}
