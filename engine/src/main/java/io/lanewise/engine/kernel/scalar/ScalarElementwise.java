package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;

/** Elementwise functions in plain loops. */
public final class ScalarElementwise implements ElementwiseKernels {
    @Override
    public void unary(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = ScalarFunctions.apply(function, x[xOffset + i]);
        }
    }

    @Override
    public void binary(Binary function, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = ScalarFunctions.apply(function, a[aOffset + i], b[bOffset + i]);
        }
    }

    @Override
    public void rowBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            binary(function, columns, a, aOffset + r * columns, b, bOffset, y, yOffset + r * columns);
        }
    }

    @Override
    public void columnBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            float right = b[bOffset + r];
            for (int i = r * columns; i < (r + 1) * columns; i++) {
                y[yOffset + i] = ScalarFunctions.apply(function, a[aOffset + i], right);
            }
        }
    }

    @Override
    public void affine(int n, float[] x, int xOffset, float scale, float shift, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Math.fma(x[xOffset + i], scale, shift);
        }
    }

    @Override
    public void clip(int n, float[] x, int xOffset, float low, float high, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = ScalarMath.clip(x[xOffset + i], low, high);
        }
    }

    @Override
    public void select(
            int n, float[] condition, int conditionOffset, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = condition[conditionOffset + i] > 0f ? a[aOffset + i] : b[bOffset + i];
        }
    }
}
