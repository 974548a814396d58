package io.lanewise.engine;

/**
 * A way to store a matrix of many columns: in blocks of columns, one behind the other, each row by row. The matrix of k rows and n
 * columns takes k · n elements, as row by row; its element in row i, column j lies in the block that begins with column
 * {@code first = j - j % width(n)}, at {@code first * k + i * columnsOfTheBlock + j - first}.
 *
 * <p>Products split the columns of such a matrix among threads at borders of blocks. A thread then reads and writes the same
 * stretch of the array in each step, which stays in its cache: row by row, the borders of its part would lie all over the array.
 */
public final class ColumnBlocks {
    /** Up to so many columns there is one block, the matrix row by row: less is not worth another thread. */
    private static final int WHOLE = 64;

    /** Columns of the widest block: as many as a product packs at a time. */
    private static final int WIDEST = 256;

    /** Blocks but the last have a multiple of this many columns, a vector of the widest. */
    private static final int UNIT = 16;

    private ColumnBlocks() {}

    /** Columns of each block but perhaps the last, in a matrix of n columns. */
    public static int width(int n) {
        return n <= WHOLE ? n : Math.ceilDiv(Math.ceilDiv(n, Math.max(2, Math.ceilDiv(n, WIDEST))), UNIT) * UNIT;
    }

    /** The first column of a part of n columns, when whole blocks are dealt out to {@code parts}; n for the part after the last. */
    public static int start(int n, int part, int parts) {
        int width = width(n);
        return width == 0 ? 0 : (int) Math.min(n, (long) part * Math.ceilDiv(Math.ceilDiv(n, width), parts) * width);
    }

    /**
     * Copies a matrix stored row by row into blocks.
     *
     * @param k rows
     * @param n columns
     * @param x row by row. Not modified.
     * @param y in blocks, apart from x. Modified.
     */
    public static void fromRows(int k, int n, float[] x, int xOffset, float[] y, int yOffset) {
        check("ColumnBlocks.fromRows", k, n, x, xOffset, y, yOffset);
        int width = width(n);
        for (int first = 0; first < n; first += width) {
            int columns = Math.min(width, n - first);
            for (int i = 0; i < k; i++) {
                System.arraycopy(x, xOffset + i * n + first, y, yOffset + first * k + i * columns, columns);
            }
        }
    }

    /** Copies a matrix stored in blocks row by row; the reverse of {@link #fromRows}. */
    public static void toRows(int k, int n, float[] x, int xOffset, float[] y, int yOffset) {
        check("ColumnBlocks.toRows", k, n, x, xOffset, y, yOffset);
        int width = width(n);
        for (int first = 0; first < n; first += width) {
            int columns = Math.min(width, n - first);
            for (int i = 0; i < k; i++) {
                System.arraycopy(x, xOffset + first * k + i * columns, y, yOffset + i * n + first, columns);
            }
        }
    }

    private static void check(String operation, int k, int n, float[] x, int xOffset, float[] y, int yOffset) {
        long length = Checks.elements(operation, k, n);
        Checks.window(operation, "x", x, xOffset, length);
        Checks.window(operation, "y", y, yOffset, length);
        Checks.apart(operation, "x", x, xOffset, length, "y", y, yOffset, length);
    }
}
