package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

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

    /** Copies the first {@code lines} elements of some rows of a tile to where they belong. */
    static void unpack(int rows, int lines, float[] tile, int tileOffset, float[] c, int cOffset, int ldc) {
        for (int i = 0; i < rows; i++) {
            int from = tileOffset + i * VectorGemmPanelTiles.WIDTH;
            int to = cOffset + i * ldc;
            for (int l = 0; l < lines; l++) {
                c[to + l] = tile[from + l];
            }
        }
    }

    /**
     * Whole panels of {@code width} columns, side by side in x: panel j[p, l] = x[p, j · width + l]. It goes along the rows of x,
     * because going down the columns would touch another page at each step.
     */
    static void copyPanels(int columns, int width, int k, float[] x, int xOffset, int stride, float[] panels) {
        for (int p = 0; p < k; p++) {
            int element = xOffset + p * stride;
            int packed = p * width;
            for (int j = 0; j < columns; j += width) {
                for (int l = 0; l < width; l += LANES) {
                    FloatVector.fromArray(FLOAT, x, element + l).intoArray(panels, packed + l);
                }
                element += width;
                packed += k * width;
            }
        }
    }

    /**
     * panel[p, l] = x[p, l] for {@code lines} columns of x: a last panel of B, or an A stored transposed. A vector may reach beyond
     * the line it copies, into the panel's next, which is copied after it.
     *
     * @param panel has room for a vector beyond its last line
     */
    static void copy(int lines, int width, int k, float[] x, int xOffset, int stride, float[] panel, int panelOffset) {
        if (lines == 0) {
            return;
        }
        int reach = (lines + LANES - 1) / LANES * LANES;
        int p = 0;
        for (; p < k && xOffset + reach <= x.length; p++) {
            for (int l = 0; l < lines; l += LANES) {
                FloatVector.fromArray(FLOAT, x, xOffset + l).intoArray(panel, panelOffset + l);
            }
            xOffset += stride;
            panelOffset += width;
        }
        for (; p < k; p++) {
            System.arraycopy(x, xOffset, panel, panelOffset, lines);
            xOffset += stride;
            panelOffset += width;
        }
    }
}
