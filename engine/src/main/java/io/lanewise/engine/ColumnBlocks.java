package io.lanewise.engine;

/**
 * A way to store a matrix: in blocks of {@value #WIDTH} columns, one behind the other, each row by row. The matrix of k rows and n
 * columns takes k · n elements, as row by row, and with up to {@value #WIDTH} columns lies just so; where an element lies is told by
 * {@link #element}.
 *
 * <p>A block is what a product reads and writes most quickly. And products split the columns of such a matrix among threads at
 * borders of blocks: a thread then works on the same stretch of the array in each step, which stays in its cache. Row by row, the
 * borders of its part would lie all over the array.
 */
public final class ColumnBlocks {
    /** Columns of each block but perhaps the last: a line of the cache, a vector of the widest. */
    public static final int WIDTH = 16;

    private ColumnBlocks() {}

    /**
     * Where an element of a matrix lies.
     *
     * @param k rows of the matrix
     * @param n its columns
     * @param i the element's row
     * @param j its column
     * @param offset where the matrix begins
     * @param ld the distance between rows, or {@link Gemm#COLUMN_BLOCKS}
     */
    public static int element(int k, int n, int i, int j, int offset, int ld) {
        if (ld != Gemm.COLUMN_BLOCKS) {
            return offset + i * ld + j;
        }
        int first = j & -WIDTH;
        return offset + first * k + i * Math.min(WIDTH, n - first) + j - first;
    }

    /** The first column of a part of n columns, when whole blocks are dealt out to {@code parts}; n for the part after the last. */
    public static int start(int n, int part, int parts) {
        return (int) Math.min(n, (long) Math.ceilDiv(n, WIDTH) * part / parts * WIDTH);
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
        for (int first = 0; first < n; first += WIDTH) {
            int columns = Math.min(WIDTH, n - first);
            for (int i = 0; i < k; i++) {
                System.arraycopy(x, xOffset + i * n + first, y, yOffset + first * k + i * columns, columns);
            }
        }
    }

    /** Copies a matrix stored in blocks row by row; the reverse of {@link #fromRows}. */
    public static void toRows(int k, int n, float[] x, int xOffset, float[] y, int yOffset) {
        check("ColumnBlocks.toRows", k, n, x, xOffset, y, yOffset);
        for (int first = 0; first < n; first += WIDTH) {
            int columns = Math.min(WIDTH, n - first);
            for (int i = 0; i < k; i++) {
                System.arraycopy(x, xOffset + first * k + i * columns, y, yOffset + i * n + first, columns);
            }
        }
    }

    /**
     * Takes some elements of a matrix, row by row, into blocks: a matrix that comes in pieces needs no room beside its own.
     *
     * @param first the row-major index of the first
     * @param count how many there are
     * @param x the elements. Not modified.
     * @param y all of the matrix, in blocks. Modified.
     */
    public static void put(int k, int n, int first, int count, float[] x, int xOffset, float[] y, int yOffset) {
        checkPiece("ColumnBlocks.put", k, n, first, count, x, xOffset, y, yOffset);
        int at = xOffset - first;
        var kernels = KernelProvider.whenWarm(KernelFamily.COPY).transpose();
        forEachBlock(k, n, first, count, (rows, columns, element, place) ->
                kernels.copy(rows, columns, x, at + element, n, y, yOffset + place, columns));
    }

    /** Gives some elements of a matrix in blocks, row by row: {@code count} of them, to {@code y}, which is modified; the reverse of {@link #put}. */
    public static void get(int k, int n, int first, int count, float[] x, int xOffset, float[] y, int yOffset) {
        checkPiece("ColumnBlocks.get", k, n, first, count, y, yOffset, x, xOffset);
        int at = yOffset - first;
        var kernels = KernelProvider.whenWarm(KernelFamily.COPY).transpose();
        forEachBlock(k, n, first, count, (rows, columns, element, place) ->
                kernels.copy(rows, columns, x, xOffset + place, columns, y, at + element, n));
    }

    /** Copies rows of a block, whole ones or a part of one: the first element's row-major index, and its place in the blocks. */
    private interface Copy {
        void rows(int rows, int columns, int element, int place);
    }

    /** Block by block, as far as whole rows go: the blocks' side is the larger one, and is touched in long stretches. */
    private static void forEachBlock(int k, int n, int first, int count, Copy copy) {
        if (count == 0) {
            return;
        }
        int top = Math.ceilDiv(first, n);
        int bottom = Math.max(top, (first + count) / n);
        if (top * n >= first + count) {
            partOfRow(k, n, top - 1, first - (top - 1) * n, count, copy);
            return;
        }
        partOfRow(k, n, top - 1, first - (top - 1) * n, top * n - first, copy);
        for (int block = 0; block < n && top < bottom; block += WIDTH) {
            int columns = Math.min(WIDTH, n - block);
            copy.rows(bottom - top, columns, top * n + block, block * k + top * columns);
        }
        partOfRow(k, n, bottom, 0, first + count - bottom * n, copy);
    }

    /** So many columns of a row, from one on. */
    private static void partOfRow(int k, int n, int i, int from, int count, Copy copy) {
        for (int j = from; j < from + count; ) {
            int block = j & -WIDTH;
            int columns = Math.min(WIDTH, n - block);
            int next = Math.min(block + columns, from + count);
            copy.rows(1, next - j, i * n + j, block * k + i * columns + j - block);
            j = next;
        }
    }

    private static void checkPiece(
            String operation, int k, int n, int first, int count, float[] piece, int pieceOffset, float[] matrix, int offset) {
        long length = Checks.elements(operation, k, n);
        Checks.size(operation, "count", count);
        Checks.window(operation, "piece", piece, pieceOffset, count);
        Checks.window(operation, "matrix", matrix, offset, length);
        if (first < 0 || count > length - first) {
            throw new IllegalArgumentException(operation + ": expected a piece of the " + length + " elements, received " + count + " from " + first);
        }
    }

    private static void check(String operation, int k, int n, float[] x, int xOffset, float[] y, int yOffset) {
        long length = Checks.elements(operation, k, n);
        Checks.window(operation, "x", x, xOffset, length);
        Checks.window(operation, "y", y, yOffset, length);
        Checks.apart(operation, "x", x, xOffset, length, "y", y, yOffset, length);
    }
}
