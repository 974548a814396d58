package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.scalar.ScalarElementwise;
import io.lanewise.engine.kernel.scalar.ScalarFunctions;
import jdk.incubator.vector.FloatVector;

/**
 * Elementwise functions: whole vectors, then the scalar kernel for what is left, which gives the same bits. C2 does not vectorise
 * plain loops here by itself, because with offsets it cannot tell whether the arrays overlap.
 */
public final class VectorElementwise implements ElementwiseKernels {
    private final ScalarElementwise scalar = new ScalarElementwise();

    @Override
    public void unary(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset) {
        int done = VectorUnary.apply(function, n, x, xOffset, y, yOffset);
        scalar.unary(function, n - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public void binary(Binary function, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int done = VectorBinary.apply(function, n, a, aOffset, b, bOffset, y, yOffset);
        scalar.binary(function, n - done, a, aOffset + done, b, bOffset + done, y, yOffset + done);
    }

    @Override
    public void rowBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        if (columns == 1) {
            columnBinary(function, 1, rows, a, aOffset, b, bOffset, y, yOffset);
            return;
        }
        for (int r = 0; r < rows; r++) {
            binary(function, columns, a, aOffset + r * columns, b, bOffset, y, yOffset + r * columns);
        }
    }

    @Override
    public void columnBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        if (columns == 1) {
            binary(function, rows, a, aOffset, b, bOffset, y, yOffset);
            return;
        }
        for (int r = 0; r < rows; r++) {
            float right = b[bOffset + r];
            int from = aOffset + r * columns;
            int to = yOffset + r * columns;
            int done = VectorBroadcast.apply(function, columns, a, from, right, y, to);
            for (int c = done; c < columns; c++) {
                y[to + c] = ScalarFunctions.apply(function, a[from + c], right);
            }
        }
    }

    @Override
    public void affine(int n, float[] x, int xOffset, float scale, float shift, float[] y, int yOffset) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).fma(scale, shift).intoArray(y, yOffset + i);
        }
        scalar.affine(n - end, x, xOffset + end, scale, shift, y, yOffset + end);
    }

    @Override
    public void clip(int n, float[] x, int xOffset, float low, float high, float[] y, int yOffset) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            v = v.blend(low, v.compare(LT, low));
            v.blend(high, v.compare(GT, high)).intoArray(y, yOffset + i);
        }
        scalar.clip(n - end, x, xOffset + end, low, high, y, yOffset + end);
    }

    @Override
    public void select(
            int n, float[] condition, int conditionOffset, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector c = fromArray(FLOAT, condition, conditionOffset + i);
            fromArray(FLOAT, b, bOffset + i).blend(fromArray(FLOAT, a, aOffset + i), c.compare(GT, 0f)).intoArray(y, yOffset + i);
        }
        scalar.select(n - end, condition, conditionOffset + end, a, aOffset + end, b, bOffset + end, y, yOffset + end);
    }
}
