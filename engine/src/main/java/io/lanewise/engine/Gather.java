package io.lanewise.engine;

import io.lanewise.engine.kernel.GatherKernels;

/**
 * Rows picked from a table: y row i = x row indices[i], for {@code count} rows of {@code rowLength} elements. The output y is
 * modified, table and indices are not; they must not overlap.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and overlaps, and
 * {@link IndexOutOfBoundsException} for an index that the table does not have.
 */
public final class Gather {
    private static final byte[] NO_BYTES = {};
    private static final float[] NO_FLOATS = {};
    private static final Call CALL = new Call();

    private Gather() {}

    private static GatherKernels kernels() {
        return KernelProvider.whenWarm(KernelFamily.GATHER).gather();
    }

    /** From float32. The table reaches to the end of x. */
    public static void rows(int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset, float[] y, int yOffset) {
        int tableRows = reached(x.length, xOffset, rowLength, count, indices, indicesOffset);
        rows(tableRows, count, rowLength, x, xOffset, indices, indicesOffset, y, yOffset);
    }

    /** From float32, out of a table of {@code tableRows} rows. */
    public static void rows(
            int tableRows, int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset, float[] y, int yOffset) {
        String operation = "Gather.rows";
        long n = sizes(operation, tableRows, count, rowLength);
        Checks.window(operation, "x", x, xOffset, (long) tableRows * rowLength);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.apart(operation, "x", x, xOffset, (long) tableRows * rowLength, "y", y, yOffset, n);
        indices(operation, tableRows, count, indices, indicesOffset);
        if (!CALL.split(count, rowLength, x, NO_BYTES, xOffset, indices, indicesOffset, 1, 0, y, yOffset)) {
            kernels().rows(count, rowLength, x, xOffset, indices, indicesOffset, y, yOffset);
        }
    }

    /** From uint8 (0 to 255): y = x · scale + shift with the bits of float64 arithmetic, rounded to float32. The table reaches to the end of x. */
    public static void rows(
            int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset, double scale, double shift,
            float[] y, int yOffset) {
        int tableRows = reached(x.length, xOffset, rowLength, count, indices, indicesOffset);
        rows(tableRows, count, rowLength, x, xOffset, indices, indicesOffset, scale, shift, y, yOffset);
    }

    /** From uint8 (0 to 255), out of a table of {@code tableRows} rows: y = x · scale + shift with the bits of float64 arithmetic, rounded. */
    public static void rows(
            int tableRows, int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset, double scale, double shift,
            float[] y, int yOffset) {
        String operation = "Gather.rows";
        long n = sizes(operation, tableRows, count, rowLength);
        Checks.window(operation, "x", x, xOffset, (long) tableRows * rowLength);
        Checks.window(operation, "y", y, yOffset, n);
        indices(operation, tableRows, count, indices, indicesOffset);
        if (!CALL.split(count, rowLength, NO_FLOATS, x, xOffset, indices, indicesOffset, scale, shift, y, yOffset)) {
            kernels().rows(count, rowLength, x, xOffset, indices, indicesOffset, scale, shift, y, yOffset);
        }
    }

    /** Rows of the array as far as the indices reach. */
    private static int reached(int arrayLength, int offset, int rowLength, int count, int[] indices, int indicesOffset) {
        Checks.window("Gather.rows", "indices", indices, indicesOffset, Math.max(0, count));
        int last = -1;
        for (int i = 0; i < count; i++) {
            last = Math.max(last, indices[indicesOffset + i]);
        }
        int wholeRows = rowLength <= 0 || offset < 0 ? 0 : Math.max(0, arrayLength - offset) / rowLength;
        return last < wholeRows ? last + 1 : wholeRows;
    }

    private static long sizes(String operation, int tableRows, int count, int rowLength) {
        Checks.size(operation, "tableRows", tableRows);
        Checks.size(operation, "count", count);
        Checks.size(operation, "rowLength", rowLength);
        return (long) count * rowLength;
    }

    private static void indices(String operation, int tableRows, int count, int[] indices, int indicesOffset) {
        Checks.window(operation, "indices", indices, indicesOffset, count);
        for (int i = 0; i < count; i++) {
            int index = indices[indicesOffset + i];
            if (index < 0 || index >= tableRows) {
                throw new IndexOutOfBoundsException(
                        operation + ": indices[" + i + "] is " + index + ", but the table has " + tableRows + " rows; give 0 to "
                                + (tableRows - 1));
            }
        }
    }

    /** The arguments of the gather that has the workers. */
    private static final class Call implements Workers.Task {
        private static final int[] NO_INDICES = {};

        private int count;
        private int rowLength;
        private float[] floats = NO_FLOATS;
        private byte[] bytes = NO_BYTES;
        private int xOffset;
        private int[] indices = NO_INDICES;
        private int indicesOffset;
        private double scale;
        private double shift;
        private float[] y = NO_FLOATS;
        private int yOffset;
        private int share;

        /** Gathers in parts, from floats or else from bytes; returns false, with nothing done, if one thread is to do it. */
        boolean split(
                int count, int rowLength, float[] floats, byte[] bytes, int xOffset, int[] indices, int indicesOffset, double scale,
                double shift, float[] y, int yOffset) {
            int parts = Math.min(count, Workers.parts((long) count * rowLength, Tuning.CURRENT.gatherWorkPerPart()));
            if (parts <= 1 || !Workers.tryAcquire()) {
                return false;
            }
            try {
                this.count = count;
                this.rowLength = rowLength;
                this.floats = floats;
                this.bytes = bytes;
                this.xOffset = xOffset;
                this.indices = indices;
                this.indicesOffset = indicesOffset;
                this.scale = scale;
                this.shift = shift;
                this.y = y;
                this.yOffset = yOffset;
                this.share = Math.ceilDiv(count, parts);
                Workers.run(this, Math.ceilDiv(count, share));
            } finally {
                this.floats = NO_FLOATS;
                this.bytes = NO_BYTES;
                this.indices = NO_INDICES;
                this.y = NO_FLOATS;
                Workers.release();
            }
            return true;
        }

        @Override
        public void run(int part) {
            int from = part * share;
            int rows = Math.min(share, count - from);
            if (floats.length > 0) {
                kernels().rows(rows, rowLength, floats, xOffset, indices, indicesOffset + from, y, yOffset + from * rowLength);
            } else {
                kernels().rows(rows, rowLength, bytes, xOffset, indices, indicesOffset + from, scale, shift, y, yOffset + from * rowLength);
            }
        }
    }
}
