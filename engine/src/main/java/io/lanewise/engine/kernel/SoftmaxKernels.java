package io.lanewise.engine.kernel;

/** Softmax over the columns of each row, and what goes with it. */
public interface SoftmaxKernels {
    /** y[r, c] = exp(x[r, c] − max_r) / Σ_c exp(x[r, c] − max_r). x and y may be the same window. */
    void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset);

    /** y[r, c] = x[r, c] − max_r − ln Σ_c exp(x[r, c] − max_r). x and y may be the same window. */
    void logSoftmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset);

    /** dx[r, c] = y[r, c] · (dy[r, c] − Σ_c dy[r, c] · y[r, c]), where y is the softmax. */
    void softmaxGradient(int rows, int columns, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset);

    /** loss[r] = ln Σ_c exp(logits[r, c]) − logits[r, labels[r]]; NaN where a label is not within 0 … columns − 1. */
    void sparseCrossEntropy(int rows, int columns, float[] logits, int logitsOffset, int[] labels, int labelsOffset, float[] loss, int lossOffset);

    /** dx[r, c] = upstream[r] · (p[r, c] − (c = labels[r] ? 1 : 0)), where p is the softmax. */
    void sparseCrossEntropyGradient(
            int rows, int columns, float[] p, int pOffset, int[] labels, int labelsOffset, float[] upstream, int upstreamOffset,
            float[] dx, int dxOffset);
}
