package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.TransposeKernels;

/** Transposed copies by squares of eight by eight in registers, see {@link VectorTranspose}; others by vectors of each row. */
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

    @Override
    public void copy(int rows, int columns, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        int whole = FLOAT.loopBound(columns);
        for (int c = 0; c < whole; c += LANES) {
            for (int r = 0; r < rows; r++) {
                fromArray(FLOAT, x, xOffset + r * xStride + c).intoArray(y, yOffset + r * yStride + c);
            }
        }
        for (int r = 0; whole < columns && r < rows; r++) {
            System.arraycopy(x, xOffset + r * xStride + whole, y, yOffset + r * yStride + whole, columns - whole);
        }
    }
}
