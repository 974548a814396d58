package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.SoftmaxKernels;

/** Softmax and the losses that go with it in plain loops. */
public final class ScalarSoftmax implements SoftmaxKernels {
    @Override
    public void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int from = xOffset + r * columns;
            int to = yOffset + r * columns;
            float max = ScalarReduce.max(columns, x, from);
            for (int c = 0; c < columns; c++) {
                y[to + c] = ScalarMath.exp(x[from + c] - max);
            }
            float scale = 1f / LaneSums.sum(columns, y, to);
            for (int c = 0; c < columns; c++) {
                y[to + c] *= scale;
            }
        }
    }

    @Override
    public void logSoftmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int from = xOffset + r * columns;
            int to = yOffset + r * columns;
            float max = ScalarReduce.max(columns, x, from);
            float logSum = ScalarMath.log(LaneSums.sumExp(columns, x, from, max));
            for (int c = 0; c < columns; c++) {
                y[to + c] = (x[from + c] - max) - logSum;
            }
        }
    }

    @Override
    public void softmaxGradient(int rows, int columns, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int r = 0; r < rows; r++) {
            int row = r * columns;
            float sum = LaneSums.dot(columns, dy, dyOffset + row, y, yOffset + row);
            for (int i = row; i < row + columns; i++) {
                dx[dxOffset + i] = y[yOffset + i] * (dy[dyOffset + i] - sum);
            }
        }
    }

    @Override
    public void sparseCrossEntropy(
            int rows, int columns, float[] logits, int logitsOffset, int[] labels, int labelsOffset, float[] loss, int lossOffset) {
        for (int r = 0; r < rows; r++) {
            int row = logitsOffset + r * columns;
            int label = labels[labelsOffset + r];
            if (label < 0 || label >= columns) {
                loss[lossOffset + r] = Float.NaN;
                continue;
            }
            float max = ScalarReduce.max(columns, logits, row);
            loss[lossOffset + r] = ScalarMath.log(LaneSums.sumExp(columns, logits, row, max)) - (logits[row + label] - max);
        }
    }

    @Override
    public void sparseCrossEntropyGradient(
            int rows, int columns, float[] p, int pOffset, int[] labels, int labelsOffset, float[] upstream, int upstreamOffset,
            float[] dx, int dxOffset) {
        for (int r = 0; r < rows; r++) {
            int row = r * columns;
            int label = labels[labelsOffset + r];
            float scale = upstream[upstreamOffset + r];
            for (int c = 0; c < columns; c++) {
                dx[dxOffset + row + c] = scale * (p[pOffset + row + c] - (c == label ? 1f : 0f));
            }
        }
    }
}
