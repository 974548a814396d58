package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.SoftmaxKernels;
import io.lanewise.engine.kernel.scalar.ScalarMath;

/** Softmax and the losses that go with it on vectors. */
public final class VectorSoftmax implements SoftmaxKernels {
    @Override
    public void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        expOfDifferences(rows, columns, x, xOffset, y, yOffset);
        for (int r = 0; r < rows; r++) {
            int row = yOffset + r * columns;
            multiply(columns, y, row, 1f / VectorLaneSums.sum(columns, y, row), y, row);
        }
    }

    @Override
    public void logSoftmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        int rowsAtOnce = rowsAtOnce(columns);
        float[] exp = Scratch.of(rowsAtOnce * columns);
        for (int first = 0; first < rows; first += rowsAtOnce) {
            int count = Math.min(rowsAtOnce, rows - first);
            expOfDifferences(count, columns, x, xOffset + first * columns, exp, 0);
            for (int r = 0; r < count; r++) {
                int from = xOffset + (first + r) * columns;
                float max = VectorReduce.max(columns, x, from);
                float logSum = ScalarMath.log(VectorLaneSums.sum(columns, exp, r * columns));
                subtractTwice(columns, x, from, max, logSum, y, yOffset + (first + r) * columns);
            }
        }
    }

    @Override
    public void softmaxGradient(int rows, int columns, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int r = 0; r < rows; r++) {
            int row = r * columns;
            float sum = VectorLaneSums.dot(columns, dy, dyOffset + row, y, yOffset + row);
            multiplyDifference(columns, y, yOffset + row, dy, dyOffset + row, sum, dx, dxOffset + row);
        }
    }

    @Override
    public void sparseCrossEntropy(
            int rows, int columns, float[] logits, int logitsOffset, int[] labels, int labelsOffset, float[] loss, int lossOffset) {
        int rowsAtOnce = rowsAtOnce(columns);
        float[] exp = Scratch.of(rowsAtOnce * columns);
        for (int first = 0; first < rows; first += rowsAtOnce) {
            int count = Math.min(rowsAtOnce, rows - first);
            differences(count, columns, logits, logitsOffset + first * columns, exp, 0);
            for (int r = 0; r < count; r++) {
                int label = labels[labelsOffset + first + r];
                loss[lossOffset + first + r] = label >= 0 && label < columns ? exp[r * columns + label] : Float.NaN;
            }
            exp(count * columns, exp, 0);
            for (int r = 0; r < count; r++) {
                float logSum = ScalarMath.log(VectorLaneSums.sum(columns, exp, r * columns));
                loss[lossOffset + first + r] = logSum - loss[lossOffset + first + r];
            }
        }
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

    /** Whole rows that fill a scratch, at least one. */
    private static int rowsAtOnce(int columns) {
        return Math.max(1, Scratch.PIECE / Math.max(1, columns));
    }

    /** y = exp(x − the largest of the row). */
    private static void expOfDifferences(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        differences(rows, columns, x, xOffset, y, yOffset);
        exp(rows * columns, y, yOffset);
    }

    /** y = x − the largest of the row. */
    private static void differences(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int from = xOffset + r * columns;
            subtract(columns, x, from, VectorReduce.max(columns, x, from), y, yOffset + r * columns);
        }
    }

    /** x ← exp(x), over the ends of rows, since rows are often short. */
    private static void exp(int n, float[] x, int xOffset) {
        int end = FLOAT.loopBound(n);
        if (end > 0) {
            VectorExp.exp(end, x, xOffset, x, xOffset);
        }
        for (int i = end; i < n; i++) {
            x[xOffset + i] = ScalarMath.exp(x[xOffset + i]);
        }
    }

    /** y = x − number. */
    private static void subtract(int n, float[] x, int xOffset, float number, float[] y, int yOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).sub(number).intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] = x[xOffset + i] - number;
        }
    }

    /** y = (x − first) − second. */
    private static void subtractTwice(int n, float[] x, int xOffset, float first, float second, float[] y, int yOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).sub(first).sub(second).intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] = (x[xOffset + i] - first) - second;
        }
    }

    /** y = x · factor. */
    private static void multiply(int n, float[] x, int xOffset, float factor, float[] y, int yOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).mul(factor).intoArray(y, yOffset + i);
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
            fromArray(FLOAT, y, yOffset + i).mul(fromArray(FLOAT, dy, dyOffset + i).sub(sum)).intoArray(dx, dxOffset + i);
        }
        for (; i < n; i++) {
            dx[dxOffset + i] = y[yOffset + i] * (dy[dyOffset + i] - sum);
        }
    }
}
