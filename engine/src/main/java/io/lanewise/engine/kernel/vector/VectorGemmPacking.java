package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.CacheLines.FIRST;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.HIGH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.LOW;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;
import static io.lanewise.engine.kernel.vector.VectorTranspose.LINES;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Copies pieces of the operands of a product into panels, where what a tile reads one after the other lies side by side. What a
 * panel holds beyond its lines is anything: it goes into chains that nobody takes.
 */
final class VectorGemmPacking {
    /** Inner indices copied in one go along a row: four lines of the cache, while the panel's lines they go to stay in it. */
    private static final int STEP_OF_COPIES = 64;

    /** Rows copied at a time. */
    private static final int ROWS_OF_COPIES = 4;

    /** The lanes of the second of two rows in a vector. */
    private static final VectorMask<Float> SECOND = VectorMask.fromLong(FLOAT, -1L << STEP);

    private VectorGemmPacking() {}

    /** y[p, l] = x[l, p] for {@code lines} lines of x, {@code stride} apart. */
    static void transpose(int lines, int width, int k, float[] x, int xOffset, int stride, float[] y, int yOffset) {
        int rest = LINES == 0 ? lines : lines % LINES;
        int done = lines - rest;
        for (int l = 0; l < done; l += LINES) {
            group(LINES, width, k, x, xOffset + l * stride, stride, y, yOffset + l);
        }
        if (done > 0 && rest > LINES / 2) {
            int first = lines - LINES;
            group(LINES, width, k, x, xOffset + first * stride, stride, y, yOffset + first);
        } else {
            transposeByOnes(rest, k, x, xOffset + done * stride, stride, y, yOffset + done, width);
        }
    }

    /**
     * The same for a panel, which may hold anything behind its lines: rows of A, or of a B stored transposed. What lies behind the panel may be
     * written to.
     */
    static void transposeIntoPanel(int lines, int width, int k, float[] x, int xOffset, int stride, float[] panel, int panelOffset) {
        int l = 0;
        while (LINES > 0 && lines - l > VectorTranspose.SIDE / 2) {
            group(Math.min(LINES, lines - l), width, k, x, xOffset + l * stride, stride, panel, panelOffset + l);
            l += LINES;
        }
        if (l < lines) {
            transposeByOnes(lines - l, k, x, xOffset + l * stride, stride, panel, panelOffset + l, width);
        }
    }

    /** Lines taken at a time, which lack some of them in a panel only. */
    private static void group(int lines, int width, int k, float[] x, int xOffset, int stride, float[] y, int yOffset) {
        int squares = VectorTranspose.squares(lines, k, x, xOffset, stride);
        if (squares > 0) {
            VectorTranspose.lines(lines, squares, x, xOffset, stride, y, yOffset, width);
        }
        // What is left of a square is made as the end of a whole one, if that lies within x.
        int last = k - VectorTranspose.SIDE;
        if (last >= 0 && last < squares && squares < k && VectorTranspose.squares(lines, VectorTranspose.SIDE, x, xOffset + last, stride) > 0) {
            VectorTranspose.lines(lines, VectorTranspose.SIDE, x, xOffset + last, stride, y, yOffset + last * width, width);
        } else {
            transposeByOnes(lines, k - squares, x, xOffset + squares, stride, y, yOffset + squares * width, width);
        }
    }

    /**
     * y[l, p] = x[p, l] for few columns l of x, whose rows are {@code stride} apart: x is taken some rows at a time.
     *
     * @param y rows of {@code width} elements; one more than eight columns fill may be written to
     */
    static void transposeFew(int columns, int k, float[] x, int xOffset, int stride, float[] y, int yOffset, int width) {
        int whole = (columns + VectorTranspose.SIDE - 1) & -VectorTranspose.SIDE;
        int p = 0;
        for (; LINES > 0 && p + LINES <= k; p += LINES) {
            int from = xOffset + p * stride;
            boolean within = from + (LINES - 1) * stride + whole <= x.length && VectorTranspose.squares(LINES, whole, x, from, stride) == whole;
            int made = within ? whole : columns;
            group(LINES, width, made, x, from, stride, y, yOffset + p);
        }
        transposeByOnes(k - p, columns, x, xOffset + p * stride, stride, y, yOffset + p, width);
    }

    private static void transposeByOnes(int lines, int k, float[] x, int xOffset, int stride, float[] panel, int panelOffset, int width) {
        for (int from = 0; from < k; from += STEP_OF_COPIES) {
            int to = Math.min(from + STEP_OF_COPIES, k);
            int l = 0;
            for (; l + 4 <= lines; l += 4) {
                int line0 = xOffset + l * stride;
                int line1 = line0 + stride;
                int line2 = line1 + stride;
                int line3 = line2 + stride;
                int element = panelOffset + from * width + l;
                for (int p = from; p < to; p++) {
                    panel[element] = x[line0 + p];
                    panel[element + 1] = x[line1 + p];
                    panel[element + 2] = x[line2 + p];
                    panel[element + 3] = x[line3 + p];
                    element += width;
                }
            }
            for (; l < lines; l++) {
                int line = xOffset + l * stride;
                int element = panelOffset + from * width + l;
                for (int p = from; p < to; p++) {
                    panel[element] = x[line + p];
                    element += width;
                }
            }
        }
    }

    /** Copies a small matrix, row by row. */
    static void copy(int rows, int columns, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        for (int i = 0; i < rows; i++) {
            int from = xOffset + i * xStride;
            int to = yOffset + i * yStride;
            for (int j = 0; j < columns; j++) {
                y[to + j] = x[from + j];
            }
        }
    }

    /** Copies rows of k elements, with zeros behind them up to {@code width}. */
    static void copyPadded(int rows, int k, int width, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        int whole = FLOAT.loopBound(k);
        for (int i = 0; i < rows; i++) {
            int from = xOffset + i * xStride;
            int to = yOffset + i * yStride;
            for (int p = 0; p < whole; p += LANES) {
                fromArray(FLOAT, x, from + p).intoArray(y, to + p);
            }
            for (int p = whole; p < width; p++) {
                y[to + p] = p < k ? x[from + p] : 0;
            }
        }
    }

    /**
     * Panels of {@link VectorGemmTiles#PANEL} neighbouring columns of x, which are columns of B: panel j / PANEL [p, j % PANEL] = x[p, j]. The first
     * begins at {@link io.lanewise.engine.CacheLines#FIRST}.
     *
     * @param panels has room for full panels
     */
    static void copyColumns(int columns, int k, float[] x, int xOffset, int stride, float[] panels) {
        int whole = wholeRows(columns + PANEL, k, x, xOffset, stride);
        for (int p = 0; p < whole; p += ROWS_OF_COPIES) {
            for (int j = 0; j < columns; j += PANEL) {
                copyRowsOfPanel(PANEL, x, xOffset + p * stride + j, stride, panels, FIRST + j * k + p * PANEL);
            }
        }
        for (int p = whole; p < k; p++) {
            for (int j = 0; j < columns; j += PANEL) {
                System.arraycopy(x, xOffset + p * stride + j, panels, FIRST + j * k + p * PANEL, Math.min(PANEL, columns - j));
            }
        }
    }

    /** The same for panels of A, which is stored transposed: its rows are columns of x, and panels as wide as tiles are high. */
    static void copyRows(int rows, int k, float[] x, int xOffset, int stride, float[] panels) {
        int whole = stride < STEP ? 0 : wholeRows(rows + Math.max(STEP, LANES), k, x, xOffset, stride);
        int high = VectorGemmTiles.highRows(rows);
        for (int p = 0; p < whole; p += ROWS_OF_COPIES) {
            int to = p * STEP;
            for (int i = 0; i < rows; i += i < high ? HIGH : LOW) {
                if (LANES > STEP) {
                    copyRowsInPairs(x, xOffset + p * stride + i, stride, panels, to);
                } else {
                    copyRowsOfPanel(STEP, x, xOffset + p * stride + i, stride, panels, to);
                }
                to += STEP * k;
            }
        }
        for (int p = whole; p < k; p++) {
            int to = p * STEP;
            int some;
            for (int i = 0; i < rows; i += some) {
                some = VectorGemmTiles.panelRows(rows, i);
                System.arraycopy(x, xOffset + p * stride + i, panels, to, some);
                to += STEP * k;
            }
        }
    }

    /** The rows of x, a multiple of {@link #ROWS_OF_COPIES}, of which so many elements lie within it. */
    private static int wholeRows(int elements, int rows, float[] x, int xOffset, int stride) {
        long within = xOffset + elements > x.length ? 0 : 1L + (x.length - elements - xOffset) / Math.max(1, stride);
        return (int) Math.min(within, rows) & -ROWS_OF_COPIES;
    }

    /** Rows of a panel, {@link #ROWS_OF_COPIES} of them, of {@code width} elements, which is a constant where this is called. */
    private static void copyRowsOfPanel(int width, float[] x, int xOffset, int stride, float[] panel, int offset) {
        for (int l = 0; l < width; l += LANES) {
            FloatVector x0 = fromArray(FLOAT, x, xOffset + l);
            FloatVector x1 = fromArray(FLOAT, x, xOffset + stride + l);
            FloatVector x2 = fromArray(FLOAT, x, xOffset + 2 * stride + l);
            FloatVector x3 = fromArray(FLOAT, x, xOffset + 3 * stride + l);
            x0.intoArray(panel, offset + l);
            x1.intoArray(panel, offset + width + l);
            x2.intoArray(panel, offset + 2 * width + l);
            x3.intoArray(panel, offset + 3 * width + l);
        }
    }

    /** The same for rows of {@link VectorGemmTiles#STEP} elements where these are half a vector: two make one. */
    private static void copyRowsInPairs(float[] x, int xOffset, int stride, float[] panel, int offset) {
        FloatVector x0 = fromArray(FLOAT, x, xOffset);
        FloatVector x1 = fromArray(FLOAT, x, xOffset + stride - STEP);
        FloatVector x2 = fromArray(FLOAT, x, xOffset + 2 * stride);
        FloatVector x3 = fromArray(FLOAT, x, xOffset + 3 * stride - STEP);
        x0.blend(x1, SECOND).intoArray(panel, offset);
        x2.blend(x3, SECOND).intoArray(panel, offset + 2 * STEP);
    }
}
