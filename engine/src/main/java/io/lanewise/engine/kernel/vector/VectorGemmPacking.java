package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Copies pieces of the operands of a product into panels, where what a tile reads one after the other lies side by side. */
final class VectorGemmPacking {
    /** Inner indices copied in one go along a row: four lines of the cache, while the panel's lines they go to stay in it. */
    private static final int STEP = 64;

    private VectorGemmPacking() {}

    /**
     * panel[p, l] = x[l, p] for {@code lines} lines of x, {@code stride} apart, and 0 up to {@code width}: rows of A, or of a B
     * stored transposed.
     */
    static void transpose(int lines, int width, int k, float[] x, int xOffset, int stride, float[] panel, int panelOffset) {
        if (lines < width) {
            Arrays.fill(panel, panelOffset, panelOffset + k * width, 0f);
        }
        for (int from = 0; from < k; from += STEP) {
            int to = Math.min(from + STEP, k);
            for (int l = 0; l < lines; l++) {
                int line = xOffset + l * stride;
                int element = panelOffset + from * width + l;
                for (int p = from; p < to; p++) {
                    panel[element] = x[line + p];
                    element += width;
                }
            }
        }
    }

    /** panel[p, l] = x[p, l] for {@code lines} columns of x, and 0 up to {@code width}: columns of B, or of an A stored transposed. */
    static void copy(int lines, int width, int k, float[] x, int xOffset, int stride, float[] panel, int panelOffset) {
        if (lines == width && width % LANES == 0) {
            for (int p = 0; p < k; p++) {
                for (int l = 0; l < width; l += LANES) {
                    FloatVector.fromArray(FLOAT, x, xOffset + l).intoArray(panel, panelOffset + l);
                }
                xOffset += stride;
                panelOffset += width;
            }
            return;
        }
        for (int p = 0; p < k; p++) {
            for (int l = 0; l < lines; l++) {
                panel[panelOffset + l] = x[xOffset + l];
            }
            for (int l = lines; l < width; l++) {
                panel[panelOffset + l] = 0f;
            }
            xOffset += stride;
            panelOffset += width;
        }
    }
}
