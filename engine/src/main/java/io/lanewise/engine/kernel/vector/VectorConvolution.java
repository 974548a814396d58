package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.element;

import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ConvolutionKernels;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.scalar.ScalarConvolution;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions from register tiles: some places by two vectors of filters, which read the stretches of the places where they lie. What does not fit
 * into the result goes by way of a tile in memory.
 */
public final class VectorConvolution implements ConvolutionKernels {
    private static final int HEIGHT = MANY_REGISTERS ? VectorPatchTile8.HEIGHT : VectorPatchTile4.HEIGHT;
    private static final int GRADIENT_HEIGHT = MANY_REGISTERS ? VectorPatchGradientTile8.HEIGHT : VectorPatchGradientTile4.HEIGHT;

    /** Where the rows of a tile in memory lie. */
    private static final int[] ROWS_OF_TILE = rowsOfTile();

    private final ElementwiseKernels elementwise;
    private final ScalarConvolution scalar;

    /** {@code elementwise} applies SIGMOID and TANH, so that an activation is the very function applied alone. */
    public VectorConvolution(ElementwiseKernels elementwise) {
        this.elementwise = elementwise;
        this.scalar = new ScalarConvolution(elementwise);
    }

    private static int[] rowsOfTile() {
        int[] rows = new int[HEIGHT];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i * WIDTH;
        }
        return rows;
    }

    @Override
    public void patches(
            int places, int columns, float[] a, int aOffset, int[] from, int[] stretches, float[] panels, int panelsOffset, int k, float[] c,
            int cOffset, int[] to, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[] tile = Scratch.of(HEIGHT * WIDTH);
        int wide = columns - columns % WIDTH;
        for (int row = 0; row < places; row += HEIGHT) {
            int last = Math.min(row + HEIGHT, places) - 1;
            int inner = 0;
            int end;
            for (int begin = 0; begin < stretches.length; begin = end) {
                int length = 0;
                for (end = begin; end < stretches.length && length < BLOCK; end += 2) {
                    length += stretches[end + 1];
                }
                int done = 0;
                if (inner == 0 && wide > 0) {
                    wide(wide, a, aOffset, from, row, last, stretches, begin, end, panels, panelsOffset, k, c, cOffset, to, row);
                    done = wide;
                }
                for (int j = done; j < columns; j += WIDTH) {
                    int first = element(panelsOffset, k, j) + inner * VectorGemmTiles.PANEL;
                    if (MANY_REGISTERS && columns - j <= LANES) {
                        VectorPatchTile8.narrow(a, aOffset, from, row, last, stretches, begin, end, panels, first, tile, 0, ROWS_OF_TILE, 0);
                    } else {
                        wide(WIDTH, a, aOffset, from, row, last, stretches, begin, end, panels, first, k, tile, 0, ROWS_OF_TILE, 0);
                    }
                    for (int i = row; i <= last; i++) {
                        store(Math.min(WIDTH, columns - j), tile, (i - row) * WIDTH, c, cOffset + to[i] + j, inner > 0);
                    }
                }
                inner += length;
            }
            finish(row, last, columns, c, cOffset, to, bias, biasOffset, activation);
        }
    }

    private static void wide(
            int columns, float[] a, int aOffset, int[] from, int row, int last, int[] stretches, int begin, int end, float[] b, int bOffset,
            int bStep, float[] c, int cOffset, int[] to, int toRow) {
        if (MANY_REGISTERS) {
            VectorPatchTile8.wide(columns, a, aOffset, from, row, last, stretches, begin, end, b, bOffset, bStep, c, cOffset, to, toRow);
        } else {
            VectorPatchTile4.wide(columns, a, aOffset, from, row, last, stretches, begin, end, b, bOffset, bStep, c, cOffset, to, toRow);
        }
    }

    private static void store(int columns, float[] tile, int tileOffset, float[] c, int cOffset, boolean accumulate) {
        if (accumulate) {
            VectorGemmSums.add(1, columns, tile, tileOffset, 0, c, cOffset, 0);
        } else {
            System.arraycopy(tile, tileOffset, c, cOffset, columns);
        }
    }

    private void finish(
            int row, int last, int columns, float[] c, int cOffset, int[] to, float @Nullable [] bias, int biasOffset, Unary activation) {
        for (int i = row; i <= last; i++) {
            int target = cOffset + to[i];
            if (bias != null) {
                VectorGemmSums.addBias(1, columns, bias, biasOffset, c, target, 0);
            }
            if (activation == Unary.RELU) {
                VectorGemmSums.relu(1, columns, c, target, 0);
            } else if (activation != Unary.IDENTITY) {
                elementwise.unary(activation, columns, c, target, c, target);
            }
        }
    }

    @Override
    public void gradient(
            int rows, int columns, float[] a, int aOffset, int[] lines, int step, float[] panels, int panelsOffset, int k, float[] c, int cOffset,
            int ldc, boolean accumulate) {
        float[] tile = Scratch.of(GRADIENT_HEIGHT * WIDTH);
        for (int i = 0; i < rows; i += GRADIENT_HEIGHT) {
            int made = Math.min(GRADIENT_HEIGHT, rows - i);
            for (int j = 0; j < columns; j += WIDTH) {
                int left = element(panelsOffset, k, j);
                if (MANY_REGISTERS && columns - j <= LANES) {
                    VectorPatchGradientTile8.narrow(a, aOffset + i, lines, step, panels, left, tile);
                } else if (MANY_REGISTERS) {
                    VectorPatchGradientTile8.wide(a, aOffset + i, lines, step, panels, left, element(panelsOffset, k, j + LANES), tile);
                } else {
                    VectorPatchGradientTile4.wide(a, aOffset + i, lines, step, panels, left, element(panelsOffset, k, j + LANES), tile);
                }
                for (int r = 0; r < made; r++) {
                    store(Math.min(WIDTH, columns - j), tile, r * WIDTH, c, cOffset + (i + r) * ldc + j, accumulate);
                }
            }
        }
    }

    @Override
    public void depthwise(
            int places, int channels, float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c,
            int cOffset, int cStep) {
        int whole = VectorDepthwise.row(places, channels, a, aOffset, aStep, taps, rows, count, kernel, kernelOffset, c, cOffset, cStep);
        scalar.depthwise(
                places, channels - whole, a, aOffset + whole, aStep, taps, rows, count, kernel, kernelOffset + whole, c, cOffset + whole, cStep);
    }

    @Override
    public void depthwiseGradient(int places, int channels, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] c, int cOffset) {
        int whole = VectorDepthwise.gradient(places, channels, a, aOffset, aStep, b, bOffset, bStep, c, cOffset);
        scalar.depthwiseGradient(places, channels - whole, a, aOffset + whole, aStep, b, bOffset + whole, bStep, c, cOffset + whole);
    }
}
