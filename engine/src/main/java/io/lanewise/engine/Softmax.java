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
    /** How many numbers, read or written, an exponential takes as long as. */
    private static final int COST = 4;

    private static final float[] NONE = {};
    private static final int[] NO_LABELS = {};
    private static final Call CALL = new Call();

    private Softmax() {}

    /** The functions here. */
    private enum Kind {
        SOFTMAX,
        LOG_SOFTMAX,
        GRADIENT,
        SPARSE_CROSS_ENTROPY,
        SPARSE_CROSS_ENTROPY_GRADIENT
    }

    private static SoftmaxKernels kernels() {
        return KernelProvider.whenWarm(KernelFamily.SOFTMAX).softmax();
    }

    /** y[r, c] = exp(x[r, c] − max_r) / Σ_c exp(x[r, c] − max_r). A row of −∞ alone, or with +∞ or NaN, gives NaN. */
    public static void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        mapped("Softmax.softmax", rows, columns, x, xOffset, y, yOffset);
        run(Kind.SOFTMAX, 2 * COST, rows, columns, x, xOffset, NO_LABELS, 0, NONE, 0, y, yOffset);
    }

    /** y[r, c] = x[r, c] − max_r − ln Σ_c exp(x[r, c] − max_r). */
    public static void logSoftmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        mapped("Softmax.logSoftmax", rows, columns, x, xOffset, y, yOffset);
        run(Kind.LOG_SOFTMAX, 2 * COST, rows, columns, x, xOffset, NO_LABELS, 0, NONE, 0, y, yOffset);
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
        run(Kind.GRADIENT, COST, rows, columns, y, yOffset, NO_LABELS, 0, dy, dyOffset, dx, dxOffset);
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
        run(Kind.SPARSE_CROSS_ENTROPY, 2 * COST, rows, columns, logits, logitsOffset, labels, labelsOffset, NONE, 0, loss, lossOffset);
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
        run(Kind.SPARSE_CROSS_ENTROPY_GRADIENT, 2, rows, columns, p, pOffset, labels, labelsOffset, upstream, upstreamOffset, dx, dxOffset);
    }

    /** @param numbers read and written for an element, or what takes as long */
    private static void run(
            Kind kind, int numbers, int rows, int columns, float[] x, int xOffset, int[] labels, int labelsOffset, float[] other, int otherOffset, float[] y,
            int yOffset) {
        int parts = Math.min(rows, SharedRange.parts((long) numbers * rows * columns));
        if (parts > 1 && Workers.tryAcquire()) {
            CALL.set(kind, columns, x, xOffset, labels, labelsOffset, other, otherOffset, y, yOffset);
            CALL.shareAndRelease(rows, columns, parts);
        } else {
            range(kind, 0, rows, columns, x, xOffset, labels, labelsOffset, other, otherOffset, y, yOffset);
        }
    }

    private static void range(
            Kind kind, int from, int count, int columns, float[] x, int xOffset, int[] labels, int labelsOffset, float[] other, int otherOffset, float[] y,
            int yOffset) {
        int first = xOffset + from * columns;
        int to = yOffset + from * columns;
        switch (kind) {
            case SOFTMAX -> kernels().softmax(count, columns, x, first, y, to);
            case LOG_SOFTMAX -> kernels().logSoftmax(count, columns, x, first, y, to);
            case GRADIENT -> kernels().softmaxGradient(count, columns, x, first, other, otherOffset + from * columns, y, to);
            case SPARSE_CROSS_ENTROPY -> kernels().sparseCrossEntropy(count, columns, x, first, labels, labelsOffset + from, y, yOffset + from);
            case SPARSE_CROSS_ENTROPY_GRADIENT ->
                kernels().sparseCrossEntropyGradient(count, columns, x, first, labels, labelsOffset + from, other, otherOffset + from, y, to);
        }
    }

    private static void mapped(String operation, int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "x", x, xOffset, "y", y, yOffset, n);
    }

    /** The arguments of the call that has the workers. */
    private static final class Call extends SharedRange {
        private Kind kind = Kind.SOFTMAX;
        private int columns;
        private float[] x = NONE;
        private int xOffset;
        private int[] labels = NO_LABELS;
        private int labelsOffset;
        private float[] other = NONE;
        private int otherOffset;
        private float[] y = NONE;
        private int yOffset;

        void set(
                Kind kind, int columns, float[] x, int xOffset, int[] labels, int labelsOffset, float[] other, int otherOffset, float[] y, int yOffset) {
            this.kind = kind;
            this.columns = columns;
            this.x = x;
            this.xOffset = xOffset;
            this.labels = labels;
            this.labelsOffset = labelsOffset;
            this.other = other;
            this.otherOffset = otherOffset;
            this.y = y;
            this.yOffset = yOffset;
        }

        @Override
        void clear() {
            x = NONE;
            labels = NO_LABELS;
            other = NONE;
            y = NONE;
        }

        @Override
        void range(int from, int count) {
            Softmax.range(kind, from, count, columns, x, xOffset, labels, labelsOffset, other, otherOffset, y, yOffset);
        }
    }
}
