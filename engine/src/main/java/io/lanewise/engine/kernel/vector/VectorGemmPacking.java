package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.PANEL;

import jdk.incubator.vector.FloatVector;

/**
 * Copies pieces of the operands of a product into panels, where what a tile reads one after the other lies side by side. What a
 * panel holds beyond its lines is anything: it goes into chains that nobody takes.
 */
final class VectorGemmPacking {
    /** Inner indices copied in one go along a row: four lines of the cache, while the panel's lines they go to stay in it. */
    private static final int STEP = 64;

    private VectorGemmPacking() {}

    /** panel[p, l] = x[l, p] for {@code lines} lines of x, {@code stride} apart: rows of A, or of a B stored transposed. */
    static void transpose(int lines, int width, int k, float[] x, int xOffset, int stride, float[] panel, int panelOffset) {
        int eights = LANES >= VectorTranspose.SIDE ? lines & -VectorTranspose.SIDE : 0;
        int squares = k & -VectorTranspose.SIDE;
        for (int l = 0; l < eights; l += VectorTranspose.SIDE) {
            VectorTranspose.eightLines(squares, x, xOffset + l * stride, stride, panel, panelOffset + l, width);
        }
        int besides = eights > 0 ? squares : 0;
        transposeByOnes(eights, k - besides, x, xOffset + besides, stride, panel, panelOffset + besides * width, width);
        transposeByOnes(lines - eights, k, x, xOffset + eights * stride, stride, panel, panelOffset + eights, width);
    }

    private static void transposeByOnes(int lines, int k, float[] x, int xOffset, int stride, float[] panel, int panelOffset, int width) {
        for (int from = 0; from < k; from += STEP) {
            int to = Math.min(from + STEP, k);
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

    /**
     * Panels of {@code width} neighbouring columns of x: panel j / width [p, j % width] = x[p, j]. They are columns of B, or rows of an A
     * stored transposed. It goes along the rows of x, because going down its columns would touch another page at each step. A vector
     * may reach beyond the row of a panel it copies, into the next, which is copied after it; only the last is copied to its very end.
     *
     * @param panels has room for full panels and one vector more
     */
    static void copy(int columns, int width, int k, float[] x, int xOffset, int stride, float[] panels) {
        if (columns == width) {
            copyPanel(width, k, x, xOffset, stride, panels);
            return;
        }
        int p = 0;
        if (width == LANES && columns % LANES == 0) {
            for (; p < k; p++) {
                int to = p * LANES;
                for (int j = 0; j < columns; j += LANES) {
                    FloatVector.fromArray(FLOAT, x, xOffset + j).intoArray(panels, to);
                    to += LANES * k;
                }
                xOffset += stride;
            }
            return;
        }
        for (; p < k - 1 && xOffset + columns + LANES <= x.length; p++) {
            for (int j = 0; j < columns; j += width) {
                int element = j * k + p * width;
                for (int l = 0; l < Math.min(width, columns - j); l += LANES) {
                    FloatVector.fromArray(FLOAT, x, xOffset + j + l).intoArray(panels, element + l);
                }
            }
            xOffset += stride;
        }
        for (; p < k; p++) {
            for (int j = 0; j < columns; j += width) {
                System.arraycopy(x, xOffset + j, panels, j * k + p * width, Math.min(width, columns - j));
            }
            xOffset += stride;
        }
    }

    /** A single full panel. */
    private static void copyPanel(int width, int k, float[] x, int xOffset, int stride, float[] panel) {
        int end = x.length - width - LANES;
        int p = 0;
        if (width == PANEL && PANEL % LANES == 0) {
            for (; p < k - 1 && xOffset <= end; p++) {
                for (int l = 0; l < PANEL; l += LANES) {
                    FloatVector.fromArray(FLOAT, x, xOffset + l).intoArray(panel, p * PANEL + l);
                }
                xOffset += stride;
            }
        }
        for (; p < k; p++) {
            System.arraycopy(x, xOffset, panel, p * width, width);
            xOffset += stride;
        }
    }
}
