package io.lanewise.engine.kernel;

import io.lanewise.engine.Reduction;

/** Reductions. Sums have a fixed number of logical lanes, combined in one fixed tree, the same in every implementation. */
public interface ReduceKernels {
    /** The reduction of x[0 … n-1]. */
    float all(Reduction reduction, int n, float[] x, int xOffset);

    /** y[r] = the reduction over the columns of row r. */
    void rows(Reduction reduction, int rows, int columns, float[] x, int xOffset, float[] y, int yOffset);

    /** y[c] = the reduction over the rows of column c, in order of the rows. {@code stride}: distance between rows of x. */
    void columns(Reduction reduction, int rows, int columns, int stride, float[] x, int xOffset, float[] y, int yOffset);

    /** Σ a[i] · b[i]. */
    float dot(int n, float[] a, int aOffset, float[] b, int bOffset);

    /** y[r] = the first column that holds the largest number of row r; a NaN counts as largest. */
    void argMaxRows(int rows, int columns, float[] x, int xOffset, int[] y, int yOffset);
}
