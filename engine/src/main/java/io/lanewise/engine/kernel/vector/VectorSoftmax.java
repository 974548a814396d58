package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.kernel.SoftmaxKernels;
import io.lanewise.engine.kernel.scalar.ScalarMath;
import io.lanewise.engine.kernel.scalar.ScalarSoftmax;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Softmax and the losses that go with it on vectors. */
public final class VectorSoftmax implements SoftmaxKernels {
    private final SoftmaxKernels scalar = new ScalarSoftmax();

    @Override
    public void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int from = xOffset + r * columns;
            int to = yOffset + r * columns;
            exp(columns, x, from, VectorReduce.max(columns, x, from), y, to);
            multiply(columns, y, to, 1f / VectorLaneSums.sum(columns, y, to), y, to);
        }
    }

    /** Plain loops: as vectors the sum of exponentials is too large for C2 to inline, and every vector would be an object. */
    @Override
    public void logSoftmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        scalar.logSoftmax(rows, columns, x, xOffset, y, yOffset);
    }

    @Override
    public void softmaxGradient(int rows, int columns, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int r = 0; r < rows; r++) {
            int row = r * columns;
            float sum = VectorLaneSums.dot(columns, dy, dyOffset + row, y, yOffset + row);
            multiplyDifference(columns, y, yOffset + row, dy, dyOffset + row, sum, dx, dxOffset + row);
        }
    }

    /** Plain loops, for the same reason. */
    @Override
    public void sparseCrossEntropy(
            int rows, int columns, float[] logits, int logitsOffset, int[] labels, int labelsOffset, float[] loss, int lossOffset) {
        scalar.sparseCrossEntropy(rows, columns, logits, logitsOffset, labels, labelsOffset, loss, lossOffset);
    }

    @Override
    public void sparseCrossEntropyGradient(
            int rows, int columns, float[] p, int pOffset, int[] labels, int labelsOffset, float[] upstream, int upstreamOffset,
            float[] dx, int dxOffset) {
        for (int r = 0; r < rows; r++) {
            int from = pOffset + r * columns;
            int to = dxOffset + r * columns;
            int label = labels[labelsOffset + r];
            float scale = upstream[upstreamOffset + r];
            boolean known = label >= 0 && label < columns;
            float atLabel = known ? scale * (p[from + label] - 1f) : 0f;
            multiply(columns, p, from, scale, dx, to);
            if (known) {
                dx[to + label] = atLabel;
            }
        }
    }

    /** y = exp(x − shift). */
    private static void exp(int n, float[] x, int xOffset, float shift, float[] y, int yOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            VectorMath.exp(load(x, xOffset + i).sub(shift)).intoArray(y, yOffset + i);
        }
        if (i < n) {
            VectorMask<Float> mask = FLOAT.indexInRange(i, n);
            VectorMath.exp(FloatVector.fromArray(FLOAT, x, xOffset + i, mask).sub(shift)).intoArray(y, yOffset + i, mask);
        }
    }

    /** y = x · factor. */
    private static void multiply(int n, float[] x, int xOffset, float factor, float[] y, int yOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            load(x, xOffset + i).mul(factor).intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] = x[xOffset + i] * factor;
        }
    }


    /** dx = y · (dy − sum). */
    private static void multiplyDifference(
            int n, float[] y, int yOffset, float[] dy, int dyOffset, float sum, float[] dx, int dxOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            load(y, yOffset + i).mul(load(dy, dyOffset + i).sub(sum)).intoArray(dx, dxOffset + i);
        }
        for (; i < n; i++) {
            dx[dxOffset + i] = y[yOffset + i] * (dy[dyOffset + i] - sum);
        }
    }

    private static FloatVector load(float[] x, int offset) {
        return FloatVector.fromArray(FLOAT, x, offset);
    }
}
