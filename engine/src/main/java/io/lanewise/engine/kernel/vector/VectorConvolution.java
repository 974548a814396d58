package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;

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
    private static final int HEIGHT = MANY_REGISTERS ? VectorPatchTile10.HEIGHT : VectorPatchTile6.HEIGHT;
    private static final int GRADIENT_HEIGHT = MANY_REGISTERS ? VectorPatchGradientTile10.HEIGHT : VectorPatchGradientTile6.HEIGHT;

    /** Elements of the panels that all places of a band go over while they stay in the second cache: 256 KB. */
    private static final int STRIP = 1 << 16;

    /** A tile in memory and a vector behind it. */
    private static final int ROOM = Math.max(HEIGHT, GRADIENT_HEIGHT) * WIDTH + LANES;

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
    public int panelWidth() {
        return WIDTH;
    }

    @Override
    public void patches(
            int places, int columns, float[] a, int aOffset, int[] from, int[] stretches, float[] panels, int panelsOffset, int k, float[] c,
            int cOffset, int[] to, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[] tile = Scratch.of(ROOM);
        int inner = 0;
        int end;
        for (int begin = 0; begin < stretches.length; begin = end) {
            int depth = 0;
            for (end = begin; end < stretches.length && depth < BLOCK; end += 2) {
                depth += stretches[end + 1];
            }
            boolean last = end == stretches.length;
            int strip = Math.max(WIDTH, STRIP / depth / WIDTH * WIDTH);
            for (int j = 0; j < columns; j += strip) {
                int some = Math.min(strip, columns - j);
                int panel = panelsOffset + j * k + inner * WIDTH;
                for (int row = 0; row < places; row += HEIGHT) {
                    int lastRow = Math.min(row + HEIGHT, places) - 1;
                    tiles(some, a, aOffset, from, row, lastRow, stretches, begin, end, panels, panel, k, c, cOffset + j, to, inner > 0, tile);
                    if (last) {
                        finish(row, lastRow, some, c, cOffset + j, to, bias, biasOffset + j, activation);
                    }
                }
            }
            inner += depth;
        }
    }

    /** The chains of a block for the places of a tile. */
    private static void tiles(
            int columns, float[] a, int aOffset, int[] from, int row, int last, int[] stretches, int begin, int end, float[] b, int bOffset, int k,
            float[] c, int cOffset, int[] to, boolean accumulate, float[] tile) {
        int done = 0;
        if (!accumulate && columns >= WIDTH) {
            done = columns - columns % WIDTH;
            wide(done, a, aOffset, from, row, last, stretches, begin, end, b, bOffset, k, c, cOffset, to, row, tile);
        }
        if (done == columns) {
            return;
        }
        for (int j = done; j < columns; j += WIDTH) {
            int panel = bOffset + j * k;
            if (MANY_REGISTERS && columns - j <= LANES) {
                VectorPatchTile10.narrow(a, aOffset, from, row, last, stretches, begin, end, b, panel, tile, 0, ROWS_OF_TILE, 0);
            } else {
                wide(WIDTH, a, aOffset, from, row, last, stretches, begin, end, b, panel, k, tile, 0, ROWS_OF_TILE, 0, tile);
            }
            for (int i = row; i <= last; i++) {
                store(Math.min(WIDTH, columns - j), tile, (i - row) * WIDTH, c, cOffset + to[i] + j, accumulate);
            }
        }
    }

    private static void wide(
            int columns, float[] a, int aOffset, int[] from, int row, int last, int[] stretches, int begin, int end, float[] b, int bOffset, int k,
            float[] c, int cOffset, int[] to, int toRow, float[] any) {
        if (MANY_REGISTERS) {
            VectorPatchTile10.wide(columns, a, aOffset, from, row, last, stretches, begin, end, b, bOffset, k, c, cOffset, to, toRow);
        } else {
            VectorPatchTile6.wide(columns, a, aOffset, from, row, last, stretches, begin, end, b, bOffset, k, c, cOffset, to, toRow, any);
        }
    }

    private static void store(int columns, float[] tile, int tileOffset, float[] c, int cOffset, boolean accumulate) {
        if (accumulate) {
            VectorGemmSums.add(1, columns, tile, tileOffset, 0, 1, c, cOffset, 0);
        } else {
            System.arraycopy(tile, tileOffset, c, cOffset, columns);
        }
    }

    private void finish(
            int row, int last, int columns, float[] c, int cOffset, int[] to, float @Nullable [] bias, int biasOffset, Unary activation) {
        for (int i = row; i <= last; i++) {
            int target = cOffset + to[i];
            if (activation == Unary.RELU) {
                VectorGemmSums.relu(1, columns, bias, biasOffset, c, target, 0);
            } else if (bias != null) {
                VectorGemmSums.addBias(1, columns, bias, biasOffset, c, target, 0);
            }
            if (activation != Unary.RELU && activation != Unary.IDENTITY) {
                elementwise.unary(activation, columns, c, target, c, target);
            }
        }
    }

    @Override
    public void gradient(
            int rows, int columns, float[] a, int aOffset, int[] lines, int step, float[] panels, int panelsOffset, int k, float[] c, int cOffset,
            int ldc, boolean accumulate) {
        float[] tile = Scratch.of(ROOM);
        for (int i = 0; i < rows; i += GRADIENT_HEIGHT) {
            int made = Math.min(GRADIENT_HEIGHT, rows - i);
            for (int j = 0; j < columns; j += WIDTH) {
                int panel = panelsOffset + j * k;
                if (MANY_REGISTERS && columns - j <= LANES) {
                    VectorPatchGradientTile10.narrow(a, aOffset + i, lines, step, panels, panel, tile);
                } else if (MANY_REGISTERS) {
                    VectorPatchGradientTile10.wide(a, aOffset + i, lines, step, panels, panel, tile);
                } else {
                    VectorPatchGradientTile6.wide(a, aOffset + i, lines, step, panels, panel, tile);
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
