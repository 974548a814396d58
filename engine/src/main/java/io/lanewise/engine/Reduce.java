package io.lanewise.engine;

import io.lanewise.engine.kernel.ReduceKernels;

/**
 * Reductions. Sums have 64 logical lanes (element i goes to lane i mod 64) that are combined in one fixed tree; {@link #all} and
 * {@link #dot} first cut their operands into chunks of {@link #CHUNK} elements and add the chunks' results in order. So the bits do
 * not depend on the machine or the number of threads.
 *
 * <p>Outputs (y) are modified, inputs not; they must not overlap. All throw {@link IllegalArgumentException} for negative sizes,
 * windows outside their arrays and overlaps.
 */
public final class Reduce {
    /**
     * Elements after which a sum over everything starts anew: part of what the sum is, never tuned. 256 KiB, so that a chunk lies
     * well within a core's own cache and handing it over costs little beside it.
     */
    public static final int CHUNK = 1 << 16;

    private static final ReduceKernels KERNELS = KernelProvider.kernels().reduce();

    private static final float[] NONE = {};
    private static final Call CALL = new Call();

    private Reduce() {}

    /** The reduction of x[0 … n-1]. */
    public static float all(Reduction reduction, int n, float[] x, int xOffset) {
        String operation = "Reduce.all";
        Checks.size(operation, "n", n);
        Checks.window(operation, "x", x, xOffset, n);
        float result = KERNELS.all(reduction, Math.min(n, CHUNK), x, xOffset);
        for (int from = CHUNK; from < n && from > 0; from += CHUNK) {
            float chunk = KERNELS.all(reduction, Math.min(n - from, CHUNK), x, xOffset + from);
            result = switch (reduction) {
                case SUM -> result + chunk;
                case MAX -> Math.max(result, chunk);
                case MIN -> Math.min(result, chunk);
            };
        }
        return result;
    }

    /** Σ a[i] · b[i] over n elements. */
    public static float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        String operation = "Reduce.dot";
        Checks.size(operation, "n", n);
        Checks.window(operation, "a", a, aOffset, n);
        Checks.window(operation, "b", b, bOffset, n);
        float result = KERNELS.dot(Math.min(n, CHUNK), a, aOffset, b, bOffset);
        for (int from = CHUNK; from < n && from > 0; from += CHUNK) {
            result += KERNELS.dot(Math.min(n - from, CHUNK), a, aOffset + from, b, bOffset + from);
        }
        return result;
    }

    /** y[r] = the reduction over the columns of row r of x, rows×columns. */
    public static void rows(Reduction reduction, int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        String operation = "Reduce.rows";
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, yOffset, rows);
        Checks.apart(operation, "x", x, xOffset, n, "y", y, yOffset, rows);
        int parts = Math.min(rows, SharedRange.parts(n));
        if (parts > 1 && Workers.tryAcquire()) {
            CALL.set(true, reduction, rows, columns, columns, x, xOffset, y, yOffset);
            CALL.shareAndRelease(rows, 1, parts);
        } else {
            KERNELS.rows(reduction, rows, columns, x, xOffset, y, yOffset);
        }
    }

    /** y[c] = the reduction over the rows of column c of x, in order of the rows; {@code stride} lies between the starts of rows. */
    public static void columns(Reduction reduction, int rows, int columns, int stride, float[] x, int xOffset, float[] y, int yOffset) {
        String operation = "Reduce.columns";
        long n = Checks.elements(operation, rows, columns);
        if (stride < columns) {
            throw new IllegalArgumentException(
                    operation + ": stride must be at least the number of columns, " + columns + ", but is " + stride);
        }
        long span = rows == 0 ? 0 : (long) (rows - 1) * stride + columns;
        Checks.window(operation, "x", x, xOffset, span);
        Checks.window(operation, "y", y, yOffset, columns);
        Checks.apart(operation, "x", x, xOffset, span, "y", y, yOffset, columns);
        int parts = Math.min(columns, SharedRange.parts(n));
        if (parts > 1 && Workers.tryAcquire()) {
            CALL.set(false, reduction, rows, columns, stride, x, xOffset, y, yOffset);
            CALL.shareAndRelease(columns, 1, parts);
        } else {
            columnsAlone(reduction, rows, columns, stride, x, xOffset, y, yOffset);
        }
    }

    private static void columnsAlone(Reduction reduction, int rows, int columns, int stride, float[] x, int xOffset, float[] y, int yOffset) {
        KernelProvider.whenWarm(KernelFamily.COLUMNS).reduce().columns(reduction, rows, columns, stride, x, xOffset, y, yOffset);
    }

    /** y[r] = the first column that holds the largest number of row r of x, rows×columns; a NaN counts as largest. */
    public static void argMaxRows(int rows, int columns, float[] x, int xOffset, int[] y, int yOffset) {
        String operation = "Reduce.argMaxRows";
        long n = Checks.elements(operation, rows, columns);
        if (columns == 0) {
            throw new IllegalArgumentException(operation + ": rows of no columns have no largest number; give at least one column");
        }
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, yOffset, rows);
        KERNELS.argMaxRows(rows, columns, x, xOffset, y, yOffset);
    }

    /** The arguments of the call that has the workers. */
    private static final class Call extends SharedRange {
        private boolean isByRows;
        private Reduction reduction = Reduction.SUM;
        private int rows;
        private int columns;
        private int stride;
        private float[] x = NONE;
        private int xOffset;
        private float[] y = NONE;
        private int yOffset;

        void set(boolean isByRows, Reduction reduction, int rows, int columns, int stride, float[] x, int xOffset, float[] y, int yOffset) {
            this.isByRows = isByRows;
            this.reduction = reduction;
            this.rows = rows;
            this.columns = columns;
            this.stride = stride;
            this.x = x;
            this.xOffset = xOffset;
            this.y = y;
            this.yOffset = yOffset;
        }

        @Override
        void clear() {
            x = NONE;
            y = NONE;
        }

        @Override
        void range(int from, int count) {
            if (isByRows) {
                KERNELS.rows(reduction, count, columns, x, xOffset + from * columns, y, yOffset + from);
            } else {
                columnsAlone(reduction, rows, count, stride, x, xOffset + from, y, yOffset + from);
            }
        }
    }
}
