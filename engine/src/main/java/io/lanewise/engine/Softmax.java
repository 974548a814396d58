package io.lanewise.engine;

import io.lanewise.engine.kernel.SoftmaxKernels;

/**
 * Softmax over the columns of each row, and what goes with it. All matrices are rows×columns. Outputs are modified, inputs not; a
 * matrix that is written may be the very same window as one that is read, but must not overlap anything otherwise. Rows do not
 * depend on each other; sums within a row have the lanes of {@link Reduce}.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and illegal overlaps.
 */
public final class Softmax {
    private Softmax() {}

    private static SoftmaxKernels kernels() {
        return KernelProvider.whenWarm().softmax();
    }

    /** y[r, c] = exp(x[r, c] − max_r) / Σ_c exp(x[r, c] − max_r). A row of −∞ alone, or with +∞ or NaN, gives NaN. */
    public static void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        mapped("Softmax.softmax", rows, columns, x, xOffset, y, yOffset);
        kernels().softmax(rows, columns, x, xOffset, y, yOffset);
    }

    /** y[r, c] = x[r, c] − max_r − ln Σ_c exp(x[r, c] − max_r). */
    public static void logSoftmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        mapped("Softmax.logSoftmax", rows, columns, x, xOffset, y, yOffset);
        kernels().logSoftmax(rows, columns, x, xOffset, y, yOffset);
    }

    /** dx[r, c] = y[r, c] · (dy[r, c] − Σ_c dy[r, c] · y[r, c]), where y is the softmax. */
    public static void softmaxGradient(
            int rows, int columns, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        String operation = "Softmax.softmaxGradient";
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.window(operation, "dy", dy, dyOffset, n);
        Checks.window(operation, "dx", dx, dxOffset, n);
        Checks.sameOrApart(operation, "y", y, yOffset, "dx", dx, dxOffset, n);
        Checks.sameOrApart(operation, "dy", dy, dyOffset, "dx", dx, dxOffset, n);
        kernels().softmaxGradient(rows, columns, y, yOffset, dy, dyOffset, dx, dxOffset);
    }

    /** loss[r] = ln Σ_c exp(logits[r, c]) − logits[r, labels[r]]; NaN where a label is not within 0 … columns − 1. */
    public static void sparseCrossEntropy(
            int rows, int columns, float[] logits, int logitsOffset, int[] labels, int labelsOffset, float[] loss, int lossOffset) {
        String operation = "Softmax.sparseCrossEntropy";
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "logits", logits, logitsOffset, n);
        Checks.window(operation, "labels", labels, labelsOffset, rows);
        Checks.window(operation, "loss", loss, lossOffset, rows);
        Checks.apart(operation, "logits", logits, logitsOffset, n, "loss", loss, lossOffset, rows);
        kernels().sparseCrossEntropy(rows, columns, logits, logitsOffset, labels, labelsOffset, loss, lossOffset);
    }

    /** dx[r, c] = upstream[r] · (p[r, c] − (c = labels[r] ? 1 : 0)), where p is the softmax. */
    public static void sparseCrossEntropyGradient(
            int rows, int columns, float[] p, int pOffset, int[] labels, int labelsOffset, float[] upstream, int upstreamOffset,
            float[] dx, int dxOffset) {
        String operation = "Softmax.sparseCrossEntropyGradient";
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "p", p, pOffset, n);
        Checks.window(operation, "labels", labels, labelsOffset, rows);
        Checks.window(operation, "upstream", upstream, upstreamOffset, rows);
        Checks.window(operation, "dx", dx, dxOffset, n);
        Checks.sameOrApart(operation, "p", p, pOffset, "dx", dx, dxOffset, n);
        Checks.apart(operation, "upstream", upstream, upstreamOffset, rows, "dx", dx, dxOffset, n);
        kernels().sparseCrossEntropyGradient(rows, columns, p, pOffset, labels, labelsOffset, upstream, upstreamOffset, dx, dxOffset);
    }

    private static void mapped(String operation, int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "x", x, xOffset, "y", y, yOffset, n);
    }
}
