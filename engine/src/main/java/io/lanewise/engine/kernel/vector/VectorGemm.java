package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GemmKernels;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products from register tiles. C is made strip by strip of columns, in it block by block of the inner index, in it by rows
 * of tiles: so a strip of B stays in the second cache while the rows of A pass. An operand is packed into panels where it is read
 * often enough to pay for that, or is stored across the grain; else it is read in place.
 */
public final class VectorGemm implements GemmKernels {
    /** Rows and columns of a tile. */
    private static final int ROWS = Species.MANY_REGISTERS ? 11 : 4;

    private static final int WIDTH = 2 * LANES;

    /** Columns of a strip: with a whole block 1 MB, half a second cache. More of them pack A less often. */
    private static final int STRIP = 256;

    /** Rows of a strip whose sums need a place of their own (180 KB); B is packed again for each. */
    private static final int SUM_ROWS = 176;

    /** Panels of B that must read a panel of A to pay for packing it, one element at a time. */
    private static final int PACK_A = 8;

    /** Panels of A that must read a panel of B to pay for packing it, a vector at a time. */
    private static final int PACK_B = 12;

    /** Rows of A up to which A·Bᵀ is made as the transpose of B·Aᵀ. */
    private static final int TURN_ROWS = 128;

    private final ElementwiseKernels elementwise;

    /**
     * Of each thread: a tile's chains, a panel of A, a strip of B in panels, sums, a transposed strip of C, the same turned back;
     * grown to what a call needs and kept. They are bare arrays so that a thread which outlives the engine keeps none of its classes.
     */
    private final ThreadLocal<float[][]> scratch =
            ThreadLocal.withInitial(() -> new float[][] {new float[ROWS * WIDTH], {}, {}, {}, {}, {}});

    /** {@code elementwise} applies SIGMOID and TANH, so that a product's activation is the very function applied alone. */
    public VectorGemm(ElementwiseKernels elementwise) {
        this.elementwise = elementwise;
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int fromRow, int toRow, int fromColumn, int toColumn, int k,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float @Nullable [] bias, int biasOffset, Unary activation) {
        int rows = toRow - fromRow;
        if (transposeB && !transposeA && rows <= TURN_ROWS && 2 * rows <= toColumn - fromColumn) {
            multiplyTurned(
                    rows, fromColumn, toColumn, k, a, aOffset + fromRow * lda, lda, b, bOffset, ldb, c, cOffset + fromRow * ldc, ldc,
                    accumulate, bias, biasOffset, activation);
        } else {
            multiplyStrips(
                    transposeA, transposeB, fromRow, toRow, fromColumn, toColumn, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc,
                    accumulate, bias, biasOffset, activation);
        }
    }

    /**
     * C = A·Bᵀ for few rows of A, the gradient of a layer's input: as Cᵀ = B·Aᵀ, strip by strip. Then it is A, and C, that must be
     * turned one element at a time, and not the larger B.
     */
    private void multiplyTurned(
            int rows, int fromColumn, int toColumn, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float[] c, int cOffset, int ldc, boolean accumulate, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[][] buffers = scratch.get();
        float[] turned = grow(buffers, 4, STRIP * rows);
        float[] sums = grow(buffers, 5, STRIP * rows);
        for (int column = fromColumn; column < toColumn; column += STRIP) {
            int columns = Math.min(STRIP, toColumn - column);
            multiplyStrips(
                    false, true, 0, columns, 0, rows, k, b, bOffset + column * ldb, ldb, a, aOffset, lda, turned, 0, rows,
                    false, null, 0, Unary.IDENTITY);
            VectorGemmPacking.transpose(columns, columns, rows, turned, 0, rows, sums, 0);
            VectorGemmSums.finish(
                    rows, columns, sums, 0, columns, c, cOffset + column, ldc, accumulate, bias, biasOffset + column,
                    activation == Unary.RELU);
            activate(activation, rows, columns, c, cOffset + column, ldc);
        }
    }

    private void multiplyStrips(
            boolean transposeA, boolean transposeB, int fromRow, int toRow, int fromColumn, int toColumn, int k,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[][] buffers = scratch.get();
        int depth = Math.min(k, BLOCK);
        grow(buffers, 1, ROWS * depth);
        grow(buffers, 2, roundUp(Math.min(STRIP, toColumn - fromColumn)) * depth);
        // Sums of several blocks gather in C, unless it holds what they must be added to at the very end.
        boolean sumsApart = accumulate && k > BLOCK;
        float[] sums = sumsApart ? grow(buffers, 3, SUM_ROWS * STRIP) : c;
        int stripRows = sumsApart ? SUM_ROWS : toRow - fromRow;
        boolean packB = transposeB || toRow - fromRow >= PACK_B * ROWS;

        for (int column = fromColumn; column < toColumn; column += STRIP) {
            int columns = Math.min(STRIP, toColumn - column);
            for (int top = fromRow; top < toRow; top += stripRows) {
                int bottom = Math.min(top + stripRows, toRow);
                int block = 0;
                do {
                    int inner = Math.min(BLOCK, k - block);
                    int pieceOfB = bOffset + (transposeB ? column * ldb + block : block * ldb + column);
                    packPanels(transposeB, packB, columns, inner, b, pieceOfB, ldb, buffers[2]);
                    for (int row = top; row < bottom; row += ROWS) {
                        int rows = Math.min(ROWS, bottom - row);
                        int pieceOfA = aOffset + (transposeA ? block * lda + row : row * lda + block);
                        int pieceOfC = cOffset + row * ldc + column;
                        multiplyRows(
                                transposeA, rows, columns, inner, a, pieceOfA, lda, packB, b, pieceOfB, ldb, buffers,
                                sums, sumsApart ? (row - top) * STRIP : pieceOfC, sumsApart ? STRIP : ldc, block == 0, block + inner == k,
                                c, pieceOfC, ldc, accumulate, bias, biasOffset + column, activation);
                    }
                    block += inner;
                } while (block < k);
            }
        }
    }

    /** Packs all panels of a strip of B, or only a last one that could not be read in place to its full width. */
    private static void packPanels(
            boolean transposeB, boolean packB, int columns, int inner, float[] b, int bOffset, int ldb, float[] panels) {
        int whole = columns / WIDTH * WIDTH;
        int rest = columns - whole;
        if (transposeB) {
            for (int j = 0; j < columns; j += WIDTH) {
                int lines = Math.min(WIDTH, columns - j);
                VectorGemmPacking.transpose(lines, width(lines), inner, b, bOffset + j * ldb, ldb, panels, j * inner);
            }
            return;
        }
        if (packB) {
            VectorGemmPacking.copyPanels(whole, WIDTH, inner, b, bOffset, ldb, panels);
        }
        if (rest > 0 && (packB || !readable(inner, b, bOffset + whole, ldb, width(rest)))) {
            VectorGemmPacking.copy(rest, width(rest), inner, b, bOffset + whole, ldb, panels, whole * inner);
        }
    }

    /** One row of tiles: a block's chains for {@code rows} rows, taken to their sums and, after the last block, to C. */
    private void multiplyRows(
            boolean transposeA, int rows, int columns, int inner, float[] a, int aOffset, int lda, boolean packB, float[] b, int bOffset,
            int ldb, float[][] buffers, float[] sums, int sumsOffset, int sumsStride, boolean first, boolean last, float[] c, int cOffset,
            int ldc, boolean accumulate, float @Nullable [] bias, int biasOffset, Unary activation) {
        int height = rows > 4 ? ROWS : 4;
        boolean packA = columns >= PACK_A * WIDTH || (transposeA && !readable(inner, a, aOffset, lda, height));
        if (packA) {
            if (transposeA) {
                VectorGemmPacking.copy(rows, height, inner, a, aOffset, lda, buffers[1], 0);
            } else {
                VectorGemmPacking.transpose(rows, height, inner, a, aOffset, lda, buffers[1], 0);
            }
        }
        float[] panelOfA = packA ? buffers[1] : a;
        float[] tile = buffers[0];
        for (int j = 0; j < columns; j += WIDTH) {
            int lines = Math.min(WIDTH, columns - j);
            int width = width(lines);
            boolean packed = packB || !readable(inner, b, bOffset + j, ldb, width);
            float[] panelOfB = packed ? buffers[2] : b;
            int rowOfB = packed ? j * inner : bOffset + j;
            int stepOfB = packed ? width : ldb;
            if (packA || transposeA) {
                VectorGemmPanelTiles.multiply(
                        height, width, inner, panelOfA, packA ? 0 : aOffset, packA ? height : lda, panelOfB, rowOfB, stepOfB, tile);
            } else {
                VectorGemmRowTiles.multiply(rows, width, inner, a, aOffset, lda, panelOfB, rowOfB, stepOfB, tile);
            }
            boolean relu = activation == Unary.RELU;
            if (first && last) {
                VectorGemmSums.finish(
                        rows, lines, tile, 0, width, c, cOffset + j, ldc, accumulate, bias, biasOffset + j, relu);
            } else if (first) {
                VectorGemmSums.start(rows, lines, width, tile, sums, sumsOffset + j, sumsStride);
            } else {
                VectorGemmSums.add(rows, lines, width, tile, sums, sumsOffset + j, sumsStride);
                if (last) {
                    VectorGemmSums.finish(
                            rows, lines, sums, sumsOffset + j, sumsStride, c, cOffset + j, ldc, accumulate, bias, biasOffset + j, relu);
                }
            }
        }
        if (last) {
            activate(activation, rows, columns, c, cOffset, ldc);
        }
    }

    /** Applies what {@link VectorGemmSums#finish} does not. */
    private void activate(Unary activation, int rows, int columns, float[] c, int cOffset, int ldc) {
        if (activation != Unary.IDENTITY && activation != Unary.RELU) {
            for (int i = 0; i < rows; i++) {
                elementwise.unary(activation, columns, c, cOffset + i * ldc, c, cOffset + i * ldc);
            }
        }
    }

    /** Whether a tile may read {@code width} elements of each row of x. Those beyond the matrix go into chains nobody takes. */
    private static boolean readable(int inner, float[] x, int xOffset, int stride, int width) {
        return inner == 0 || xOffset + (inner - 1L) * stride + width <= x.length;
    }

    private static int width(int lines) {
        return lines > LANES ? WIDTH : LANES;
    }

    private static int roundUp(int columns) {
        return (columns + WIDTH - 1) / WIDTH * WIDTH;
    }

    private static float[] grow(float[][] buffers, int index, int length) {
        if (buffers[index].length < length) {
            buffers[index] = new float[length];
        }
        return buffers[index];
    }
}
