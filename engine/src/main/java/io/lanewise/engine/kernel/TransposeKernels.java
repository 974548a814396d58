package io.lanewise.engine.kernel;

/** Transposed copies of a matrix. */
public interface TransposeKernels {
    /** y[r · columns + c] = x[c · stride + r] for r below {@code rows} and c below {@code columns}. */
    void transpose(int rows, int columns, float[] x, int xOffset, int stride, float[] y, int yOffset);
}
