package io.lanewise.engine.kernel;

/** Copies of a matrix: transposed, or with rows at another distance. */
public interface TransposeKernels {
    /** y[r · columns + c] = x[c · stride + r] for r below {@code rows} and c below {@code columns}. */
    void transpose(int rows, int columns, float[] x, int xOffset, int stride, float[] y, int yOffset);

    /** y[r · yStride + c] = x[r · xStride + c] for r below {@code rows} and c below {@code columns}. */
    void copy(int rows, int columns, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride);
}
