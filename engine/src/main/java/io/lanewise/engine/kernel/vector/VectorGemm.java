package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.Species.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.HEIGHT;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmPanelTiles.WIDTH;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GemmKernels;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products from register tiles. C is made strip by strip of columns, in it block by block of the inner index, in it by rows
 * of tiles: so a strip of B stays in the second cache while the rows of A pass. B is read in panels: a B in column blocks in place,
 * but for a last block that is narrower; any other is packed. A is packed where its elements are read often enough to pay for that,
 * or lie across the grain; else it is read in place. A single row reads B in place.
 */
public final class VectorGemm implements GemmKernels {
    /** Columns of a strip: with a whole block half a second cache. More of them pack A less often. */
    private static final int STRIP = MANY_REGISTERS ? 256 : 64;

    /** Rows of a strip whose sums need a place of their own; B is packed again for each. */
    private static final int SUM_ROWS = 176;

    /** Columns of a strip that must read a panel of A to pay for packing it, one element at a time. */
    private static final int PACK_A = 128;

    /** Rows of A up to which A·Bᵀ is made as the transpose of B·Aᵀ. */
    private static final int TURN_ROWS = 128;

    /** Places in what a thread keeps between calls: a tile that does not fit into C. */
    private static final int TILE = 0;

    /** A panel of A. */
    private static final int PANEL_OF_A = 1;

    /** Panels of B. */
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
            boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[][] own = rooms.get();
        boolean inRows = ldb != COLUMN_BLOCKS && ldc != COLUMN_BLOCKS;
        boolean turn = transposeB && !transposeA && inRows && toRow - fromRow <= TURN_ROWS && 2 * (toRow - fromRow) <= toColumn - fromColumn;
        for (int column = fromColumn; column < toColumn; column += STRIP) {
            int end = Math.min(column + STRIP, toColumn);
            if (turn) {
                turnedStrip(own, m, n, k, fromRow, toRow, column, end, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate);
            } else {
                strip(
                        own, transposeA, transposeB, m, n, k, fromRow, toRow, column, end, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc,
                        accumulate);
            }
            if (bias != null || activation != Unary.IDENTITY) {
                finish(m, n, fromRow, toRow, column, end, c, cOffset, ldc, bias, biasOffset, activation);
            }
        }
    }

    private void finish(
            int m, int n, int fromRow, int toRow, int fromColumn, int toColumn, float[] c, int cOffset, int ldc, float @Nullable [] bias,
            int biasOffset, Unary activation) {
        int rows = toRow - fromRow;
        int columns;
        for (int j = fromColumn; j < toColumn; j += columns) {
            columns = piece(ldc, j, toColumn);
            int first = ColumnBlocks.element(m, n, fromRow, j, cOffset, ldc);
            int stride = ldc == COLUMN_BLOCKS ? columns : ldc;
            if (bias != null) {
                VectorGemmSums.addBias(rows, columns, bias, biasOffset + j, c, first, stride);
            }
            if (activation == Unary.RELU) {
                VectorGemmSums.relu(rows, columns, c, first, stride);
            } else if (activation != Unary.IDENTITY) {
                for (int i = 0; i < rows; i++) {
                    elementwise.unary(activation, columns, c, first + i * stride, c, first + i * stride);
                }
            }
        }
    }

    /**
     * A strip of A·Bᵀ for few rows of A, the gradient of a layer's input: as the transpose of B·Aᵀ. Then it is A, and C, that must
     * be turned one element at a time, and not the larger B.
     */
    private static void turnedStrip(
            float[][] own, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn, float[] a, int aOffset, int lda,
            float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc, boolean accumulate) {
        int rows = toRow - fromRow;
        int columns = toColumn - fromColumn;
        float[] turned = room(own, TURNED, columns * rows);
        strip(
                own, false, true, n, m, k, fromColumn, toColumn, fromRow, toRow, b, bOffset, ldb, a, aOffset, lda,
                turned, -fromColumn * rows - fromRow, rows, false);
        int first = cOffset + fromRow * ldc + fromColumn;
        if (accumulate) {
            float[] back = room(own, BACK, columns * rows);
            VectorGemmPacking.transpose(columns, columns, rows, turned, 0, rows, back, 0);
            VectorGemmSums.add(rows, columns, back, 0, columns, c, first, ldc);
        } else {
            VectorGemmPacking.transpose(columns, ldc, rows, turned, 0, rows, c, first);
        }
    }

    /** C = A·B or C += A·B for a strip of columns. */
    private static void strip(
            float[][] own, boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc, boolean accumulate) {
        // Sums of several blocks gather in C, unless it holds what they must be added to at the very end.
        if (accumulate && k > BLOCK) {
            int columns = toColumn - fromColumn;
            float[] sums = room(own, SUMS, SUM_ROWS * columns);
            for (int row = fromRow; row < toRow; row += SUM_ROWS) {
                int end = Math.min(row + SUM_ROWS, toRow);
                blocks(
                        own, transposeA, transposeB, m, n, k, row, end, fromColumn, toColumn, a, aOffset, lda, b, bOffset, ldb,
                        sums, -row * columns - fromColumn, columns, false);
                add(m, n, row, end, fromColumn, toColumn, sums, columns, c, cOffset, ldc);
            }
        } else {
            blocks(
                    own, transposeA, transposeB, m, n, k, fromRow, toRow, fromColumn, toColumn, a, aOffset, lda, b, bOffset, ldb, c, cOffset,
                    ldc, accumulate);
        }
    }

    /** The sums of all blocks of the inner index, stored, or if there is one block added, to where they gather. */
    private static void blocks(
            float[][] own, boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc, boolean accumulate) {
        int columns = toColumn - fromColumn;
        boolean blocksOfB = ldb == COLUMN_BLOCKS && !transposeB;
        boolean gemv = toRow - fromRow == 1 && ldb != COLUMN_BLOCKS && !transposeB && columns >= LANES;
        int whole = columns / PANEL * PANEL;
        float[] panels = gemv ? b : room(own, PANELS, (columns - (blocksOfB ? whole : 0) + PANEL) * Math.min(k, BLOCK) + LANES);
        float[] chains = room(own, CHAINS, HEIGHT * columns);
        // A panel of a single row is as wide as one.
        int height = gemv ? 1 : HEIGHT;
        boolean packA = transposeA || (columns >= PACK_A && !gemv);
        float[] panel = packA ? room(own, PANEL_OF_A, height * Math.min(k, BLOCK) + LANES) : a;
        int block = 0;
        do {
            int inner = Math.min(BLOCK, k - block);
            boolean straight = block == 0 && !accumulate;
            if (!gemv) {
                int packed = blocksOfB ? fromColumn + whole : fromColumn;
                packPanels(transposeB, n, k, packed, toColumn, block, inner, b, bOffset, ldb, panels);
            }
            int rows;
            for (int row = fromRow; row < toRow; row += rows) {
                rows = Math.min(HEIGHT, toRow - row);
                float[] to = straight ? c : chains;
                int toOffset = straight ? cOffset : -row * columns - fromColumn;
                int ld = straight ? ldc : columns;
                int first = packA ? 0 : aOffset + row * lda + block;
                if (transposeA) {
                    VectorGemmPacking.copy(rows, height, inner, a, aOffset + block * lda + row, lda, panel, 0);
                } else if (packA) {
                    VectorGemmPacking.transpose(rows, height, inner, a, aOffset + row * lda + block, lda, panel, 0);
                }
                if (gemv) {
                    int element = ColumnBlocks.element(m, n, row, fromColumn, toOffset, ld);
                    VectorGemv.multiply(columns, inner, panel, first, b, bOffset + block * ldb + fromColumn, ldb, to, element);
                } else {
                    float[] wide = blocksOfB ? b : panels;
                    int wideOffset = blocksOfB ? bOffset + fromColumn * k + block * PANEL : 0;
                    int step = blocksOfB ? k : inner;
                    tiles(own, packA, m, n, row, rows, fromColumn, whole, inner, panel, first, lda, wide, wideOffset, step, to, toOffset, ld);
                    int rest = blocksOfB ? 0 : whole * inner;
                    tiles(
                            own, packA, m, n, row, rows, fromColumn + whole, columns - whole, inner, panel, first, lda, panels, rest, inner,
                            to, toOffset, ld);
                }
                if (!straight) {
                    add(m, n, row, row + rows, fromColumn, toColumn, chains, columns, c, cOffset, ldc);
                }
            }
            block += inner;
        } while (block < k);
    }

    /** C += chains, which are {@code ldChains} columns, row by row. */
    private static void add(
            int m, int n, int fromRow, int toRow, int fromColumn, int toColumn, float[] chains, int ldChains, float[] c, int cOffset,
            int ldc) {
        int columns;
        for (int j = fromColumn; j < toColumn; j += columns) {
            columns = piece(ldc, j, toColumn);
            int first = ColumnBlocks.element(m, n, fromRow, j, cOffset, ldc);
            int stride = ldc == COLUMN_BLOCKS ? columns : ldc;
            VectorGemmSums.add(toRow - fromRow, columns, chains, j - fromColumn, ldChains, c, first, stride);
        }
    }

    /** Columns from j on whose rows are one stretch of C. */
    private static int piece(int ldc, int j, int end) {
        return ldc == COLUMN_BLOCKS ? Math.min(PANEL, end - j) : end - j;
    }

    /** Packs columns of op(B), the last of them into a panel of the same width. */
    private static void packPanels(
            boolean transposeB, int n, int k, int fromColumn, int toColumn, int block, int inner, float[] b, int bOffset, int ldb,
            float[] panels) {
        int whole = (toColumn - fromColumn) / PANEL * PANEL;
        int rest = toColumn - fromColumn - whole;
        if (transposeB) {
            for (int j = fromColumn; j < toColumn; j += PANEL) {
                int lines = Math.min(PANEL, toColumn - j);
                transpose(n, k, j, lines, block, inner, b, bOffset, ldb, panels, (j - fromColumn) * inner);
            }
        } else if (ldb == COLUMN_BLOCKS) {
            VectorGemmPacking.copy(rest, PANEL, inner, b, bOffset + fromColumn * k + block * rest, rest, panels, 0);
        } else {
            int first = bOffset + block * ldb + fromColumn;
            VectorGemmPacking.copyPanels(whole, PANEL, inner, b, first, ldb, panels);
            VectorGemmPacking.copy(rest, PANEL, inner, b, first + whole, ldb, panels, whole * inner);
        }
    }

    /** A panel of op(B) from rows of B. */
    private static void transpose(
            int n, int k, int row, int rows, int block, int inner, float[] b, int bOffset, int ldb, float[] panels, int panel) {
        if (ldb == COLUMN_BLOCKS) {
            for (int p = 0; p < inner; p += PANEL) {
                int columns = Math.min(PANEL, inner - p);
                int square = ColumnBlocks.element(n, k, row, block + p, bOffset, ldb);
                VectorGemmPacking.transpose(rows, PANEL, columns, b, square, columns, panels, panel + p * PANEL);
            }
        } else {
            VectorGemmPacking.transpose(rows, PANEL, inner, b, bOffset + row * ldb + block, ldb, panels, panel);
        }
    }

    /**
     * The chains of a block for a row of tiles and neighbouring panels of B.
     *
     * @param packedA whether a is a packed panel; else its rows are {@code lda} apart
     * @param step panels of B are PANEL · step elements apart
     */
    private static void tiles(
            float[][] own, boolean packedA, int m, int n, int row, int rows, int column, int columns, int inner, float[] a, int aOffset,
            int lda, float[] b, int bOffset, int step, float[] c, int cOffset, int ldc) {
        float[] tile = room(own, TILE, HEIGHT * WIDTH);
        int width;
        for (int j = 0; j < columns; j += width) {
            int lines = Math.min(WIDTH, columns - j);
            width = VectorGemmPanelTiles.width(lines);
            int height = VectorGemmPanelTiles.height(rows, width);
            int left = panelElement(bOffset, step, j);
            int right = panelElement(bOffset, step, j + LANES);
            int cLeft = ColumnBlocks.element(m, n, row, column + j, cOffset, ldc);
            int cRight = lines > LANES ? ColumnBlocks.element(m, n, row, column + j + LANES, cOffset, ldc) : 0;
            int stride = ldc == COLUMN_BLOCKS ? Math.min(PANEL, n - (column + j) / PANEL * PANEL) : ldc;
            for (int i = 0; i < rows; i += height) {
                int some = Math.min(height, rows - i);
                boolean fits = some == height && lines == width;
                float[] to = fits ? c : tile;
                int toLeft = fits ? cLeft : 0;
                int toRight = fits ? cRight : LANES;
                int toStride = fits ? stride : WIDTH;
                if (packedA) {
                    VectorGemmPanelTiles.multiply(height, width, inner, a, aOffset + i, b, left, right, to, toLeft, toRight, toStride);
                } else {
                    VectorGemmRowTiles.multiply(
                            height, width, some, inner, a, aOffset + i * lda, lda, b, left, right, to, toLeft, toRight, toStride);
                }
                if (!fits) {
                    VectorGemmPacking.unpack(some, Math.min(lines, LANES), tile, 0, c, cLeft, stride);
                    VectorGemmPacking.unpack(some, lines - LANES, tile, LANES, c, cRight, stride);
                }
                cLeft += height * stride;
                cRight += height * stride;
            }
        }
    }

    /** Where column j of panels lies that are PANEL · step elements apart. */
    private static int panelElement(int offset, int step, int j) {
        int first = j & -PANEL;
        return offset + first * step + j - first;
    }

    private static float[] room(float[][] own, int place, int length) {
        if (own[place].length < length) {
            own[place] = new float[length];
        }
        return own[place];
    }
}
