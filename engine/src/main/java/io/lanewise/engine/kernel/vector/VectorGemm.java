package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.HEIGHT;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.WIDTH;

import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GemmKernels;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products from register tiles. C is made strip by strip of columns, in it block by block of the inner index, in it by rows
 * of tiles: so a strip of B, packed in panels, stays in the second cache while the rows of A pass. A is packed where its elements
 * are read often enough to pay for that, or lie across the grain; else it is read in place. A single row reads B in place.
 */
public final class VectorGemm implements GemmKernels {
    /** Columns of a strip: with a whole block 1 MB, half a second cache. More of them pack A less often. */
    private static final int STRIP = 256;

    /** Rows of a strip whose sums need a place of their own (176 KB); B is packed again for each. */
    private static final int SUM_ROWS = 176;

    /** Panels of B that must read a panel of A to pay for packing it, one element at a time. */
    private static final int PACK_A = 8;

    /** Rows of A up to which A·Bᵀ is made as the transpose of B·Aᵀ. */
    private static final int TURN_ROWS = 128;

    /** Places in what a thread keeps between calls: a tile that does not fit into C. */
    private static final int TILE = 0;

    /** A panel of A. */
    private static final int PANEL = 1;

    /** A strip of B in panels. */
    private static final int PANELS = 2;

    /** Chains of a row of tiles that must be added to something. */
    private static final int CHAINS = 3;

    /** Sums of blocks, where C holds what they must be added to at the end. */
    private static final int SUMS = 4;

    /** A strip of C transposed. */
    private static final int TURNED = 5;

    /** The same turned back. */
    private static final int BACK = 6;

    private static final int ROOMS = 7;

    private final ElementwiseKernels elementwise;

    /** Bare arrays, so that a thread which outlives the engine keeps none of its classes. */
    private final ThreadLocal<float[][]> rooms = ThreadLocal.withInitial(() -> new float[ROOMS][0]);

    /** {@code elementwise} applies SIGMOID and TANH, so that a product's activation is the very function applied alone. */
    public VectorGemm(ElementwiseKernels elementwise) {
        this.elementwise = elementwise;
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int fromRow, int toRow, int fromColumn, int toColumn, int k,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[][] own = rooms.get();
        int rows = toRow - fromRow;
        boolean turn = transposeB && !transposeA && rows <= TURN_ROWS && 2 * rows <= toColumn - fromColumn;
        for (int column = fromColumn; column < toColumn; column += STRIP) {
            int columns = Math.min(STRIP, toColumn - column);
            int top = cOffset + fromRow * ldc + column;
            if (turn) {
                turnedStrip(own, rows, columns, k, a, aOffset + fromRow * lda, lda, b, bOffset + column * ldb, ldb, c, top, ldc, accumulate);
            } else {
                strip(
                        own, transposeA, transposeB, rows, columns, k, a, aOffset + (transposeA ? fromRow : fromRow * lda), lda,
                        b, bOffset + (transposeB ? column * ldb : column), ldb, c, top, ldc, accumulate);
            }
            if (bias != null) {
                VectorGemmSums.addBias(rows, columns, bias, biasOffset + column, c, top, ldc);
            }
            if (activation == Unary.RELU) {
                VectorGemmSums.relu(rows, columns, c, top, ldc);
            } else if (activation != Unary.IDENTITY) {
                for (int i = 0; i < rows; i++) {
                    elementwise.unary(activation, columns, c, top + i * ldc, c, top + i * ldc);
                }
            }
        }
    }

    /**
     * A strip of A·Bᵀ for few rows of A, the gradient of a layer's input: as the transpose of B·Aᵀ. Then it is A, and C, that must
     * be turned one element at a time, and not the larger B.
     */
    private static void turnedStrip(
            float[][] own, int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c,
            int cOffset, int ldc, boolean accumulate) {
        float[] turned = room(own, TURNED, STRIP * rows);
        strip(own, false, true, columns, rows, k, b, bOffset, ldb, a, aOffset, lda, turned, 0, rows, false);
        if (accumulate) {
            float[] back = room(own, BACK, STRIP * rows);
            VectorGemmPacking.transpose(columns, columns, rows, turned, 0, rows, back, 0);
            VectorGemmSums.add(rows, columns, back, 0, columns, c, cOffset, ldc);
        } else {
            VectorGemmPacking.transpose(columns, ldc, rows, turned, 0, rows, c, cOffset);
        }
    }

    /** C = A·B or C += A·B for a strip of columns. */
    private static void strip(
            float[][] own, boolean transposeA, boolean transposeB, int rows, int columns, int k, float[] a, int aOffset, int lda,
            float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc, boolean accumulate) {
        // Sums of several blocks gather in C, unless it holds what they must be added to at the very end.
        boolean sumsApart = accumulate && k > BLOCK;
        int rowsAtOnce = sumsApart ? SUM_ROWS : rows;
        for (int top = 0; top < rows; top += rowsAtOnce) {
            int some = Math.min(rowsAtOnce, rows - top);
            int pieceOfA = aOffset + (transposeA ? top : top * lda);
            int pieceOfC = cOffset + top * ldc;
            if (sumsApart) {
                float[] sums = room(own, SUMS, SUM_ROWS * STRIP);
                blocks(own, transposeA, transposeB, some, columns, k, a, pieceOfA, lda, b, bOffset, ldb, sums, 0, STRIP, false);
                VectorGemmSums.add(some, columns, sums, 0, STRIP, c, pieceOfC, ldc);
            } else {
                blocks(own, transposeA, transposeB, some, columns, k, a, pieceOfA, lda, b, bOffset, ldb, c, pieceOfC, ldc, accumulate);
            }
        }
    }

    /** The sums of all blocks of the inner index, stored, or if there is one block added, to where they gather. */
    private static void blocks(
            float[][] own, boolean transposeA, boolean transposeB, int rows, int columns, int k, float[] a, int aOffset, int lda,
            float[] b, int bOffset, int ldb, float[] sums, int sumsOffset, int stride, boolean accumulate) {
        boolean inPlace = rows == 1 && !transposeB && columns >= LANES;
        int depth = Math.min(k, BLOCK);
        float[] panels = inPlace ? b : room(own, PANELS, (STRIP + LANES) * depth + LANES);
        float[] chains = room(own, CHAINS, HEIGHT * STRIP);
        int block = 0;
        do {
            int inner = Math.min(BLOCK, k - block);
            int pieceOfA = aOffset + (transposeA ? block * lda : block);
            int pieceOfB = bOffset + (transposeB ? block : block * ldb);
            if (!inPlace) {
                packPanels(transposeB, columns, inner, b, pieceOfB, ldb, panels);
            }
            boolean straight = block == 0 && !accumulate;
            for (int row = 0; row < rows; row += HEIGHT) {
                int some = Math.min(HEIGHT, rows - row);
                float[] to = straight ? sums : chains;
                int toOffset = straight ? sumsOffset + row * stride : 0;
                int rowOfA = pieceOfA + (transposeA ? row : row * lda);
                if (inPlace) {
                    singleRow(own, transposeA, columns, inner, a, rowOfA, lda, b, pieceOfB, ldb, to, toOffset);
                } else {
                    tiles(own, transposeA, some, columns, inner, a, rowOfA, lda, panels, to, toOffset, straight ? stride : STRIP);
                }
                if (!straight) {
                    VectorGemmSums.add(some, columns, chains, 0, STRIP, sums, sumsOffset + row * stride, stride);
                }
            }
            block += inner;
        } while (block < k);
    }

    private static void packPanels(boolean transposeB, int columns, int inner, float[] b, int bOffset, int ldb, float[] panels) {
        if (transposeB) {
            for (int j = 0; j < columns; j += WIDTH) {
                int lines = Math.min(WIDTH, columns - j);
                VectorGemmPacking.transpose(lines, width(lines), inner, b, bOffset + j * ldb, ldb, panels, j * inner);
            }
            return;
        }
        int whole = columns / WIDTH * WIDTH;
        int rest = columns - whole;
        VectorGemmPacking.copyPanels(whole, WIDTH, inner, b, bOffset, ldb, panels);
        if (rest > 0) {
            VectorGemmPacking.copy(rest, width(rest), inner, b, bOffset + whole, ldb, panels, whole * inner);
        }
    }

    private static void singleRow(
            float[][] own, boolean transposeA, int columns, int inner, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float[] c, int cOffset) {
        if (transposeA) {
            float[] panel = room(own, PANEL, HEIGHT * BLOCK + LANES);
            VectorGemmPacking.copy(1, 1, inner, a, aOffset, lda, panel, 0);
            VectorGemv.multiply(columns, inner, panel, 0, b, bOffset, ldb, c, cOffset);
        } else {
            VectorGemv.multiply(columns, inner, a, aOffset, b, bOffset, ldb, c, cOffset);
        }
    }

    /** The chains of a block for a row of tiles. */
    private static void tiles(
            float[][] own, boolean transposeA, int rows, int columns, int inner, float[] a, int aOffset, int lda, float[] panels,
            float[] c, int cOffset, int ldc) {
        boolean packA = transposeA || columns >= PACK_A * WIDTH;
        float[] panel = packA ? room(own, PANEL, HEIGHT * BLOCK + LANES) : a;
        if (transposeA) {
            VectorGemmPacking.copy(rows, HEIGHT, inner, a, aOffset, lda, panel, 0);
        } else if (packA) {
            VectorGemmPacking.transpose(rows, HEIGHT, inner, a, aOffset, lda, panel, 0);
        }
        float[] tile = room(own, TILE, HEIGHT * WIDTH);
        for (int j = 0; j < columns; j += WIDTH) {
            int lines = Math.min(WIDTH, columns - j);
            int width = width(lines);
            int height = VectorGemmPanelTiles.height(rows, width);
            for (int i = 0; i < rows; i += height) {
                int some = Math.min(height, rows - i);
                int element = cOffset + i * ldc + j;
                boolean fits = some == height && lines == width;
                float[] to = fits ? c : tile;
                int toOffset = fits ? element : 0;
                int stride = fits ? ldc : WIDTH;
                if (packA) {
                    VectorGemmPanelTiles.multiply(height, width, inner, panel, i, panels, j * inner, to, toOffset, stride);
                } else {
                    VectorGemmRowTiles.multiply(
                            height, width, some, inner, a, aOffset + i * lda, lda, panels, j * inner, to, toOffset, stride);
                }
                if (!fits) {
                    for (int r = 0; r < some; r++) {
                        System.arraycopy(tile, r * WIDTH, c, element + r * ldc, lines);
                    }
                }
            }
        }
    }

    private static float[] room(float[][] own, int place, int length) {
        if (own[place].length < length) {
            own[place] = new float[length];
        }
        return own[place];
    }

    private static int width(int lines) {
        return lines > LANES ? WIDTH : LANES;
    }
}
