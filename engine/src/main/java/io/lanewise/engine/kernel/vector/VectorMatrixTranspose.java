package io.lanewise.engine.kernel.vector;

import io.lanewise.engine.kernel.TransposeKernels;

/** Squares of eight by eight in registers: see {@link VectorTranspose}. */
public final class VectorMatrixTranspose implements TransposeKernels {
    /** Rows of y written in one go: their lines stay in the first cache until the next eight columns fill them up. */
    private static final int ROWS = 256;

    @Override
    public void transpose(int rows, int columns, float[] x, int xOffset, int stride, float[] y, int yOffset) {
        for (int row = 0; row < rows; row += ROWS) {
            VectorGemmPacking.transpose(
                    columns, columns, Math.min(ROWS, rows - row), x, xOffset + row, stride, y, yOffset + row * columns);
        }
    }
}
