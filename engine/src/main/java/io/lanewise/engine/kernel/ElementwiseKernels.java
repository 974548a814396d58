package io.lanewise.engine.kernel;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Unary;

/** Functions of single elements. The output may be the very same window as an input, but not overlap it otherwise. */
public interface ElementwiseKernels {
    /** y[i] = function(x[i]). */
    void unary(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset);

    /** y[i] = function(a[i], b[i]). */
    void binary(Binary function, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset);

    /** y[r, c] = function(a[r, c], b[c]): a row vector against every row. */
    void rowBinary(Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset);

    /** y[r, c] = function(a[r, c], b[r]): a column vector against every column. */
    void columnBinary(Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset);

    /** y[i] = fma(x[i], scale, shift). */
    void affine(int n, float[] x, int xOffset, float scale, float shift, float[] y, int yOffset);

    /** y[i] = min(max(x[i], low), high); NaN stays NaN. */
    void clip(int n, float[] x, int xOffset, float low, float high, float[] y, int yOffset);

    /** y[i] = condition[i] > 0 ? a[i] : b[i]. */
    void select(int n, float[] condition, int conditionOffset, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset);
}
