package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.CacheLines.FIRST;
import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.HIGH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GemmKernels;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products from register tiles. C is made strip by strip of columns, in it block by block of the inner index, in it by some
 * rows at a time, in them by the rows of a tile, across some panels of B: so the rows of A stay in the first cache, and these panels in the
 * second, while tiles go over them. Panels of a B in column blocks are read in place; others are packed, beforehand if there are
 * more rows than are made at a time, else some just before they are read. An A that is stored transposed is packed; others are read in place. Few
 * rows read B in place, as it lies, and a single column A.
 */
public final class VectorGemm implements GemmKernels {
    // Constants, and not asked of the tuning at each use, so that C2 knows them in the loops.
    private static final int STRIP = Tuning.CURRENT.gemmStripColumns();
    private static final int STRIP_IN_PLACE = Tuning.CURRENT.gemmStripColumnsInPlace();
    private static final int COLUMNS = Tuning.CURRENT.gemmColumnsAtATime();
    private static final int ROWS = Tuning.CURRENT.gemmRowsAtATime();
    private static final int TURN = Tuning.CURRENT.gemmRowsToTurn();

    /** Rows that are made with the others at the end, rather than alone. */
    private static final int MORE_ROWS = Math.max(HIGH, LANES) - 1;

    /** Places in what a thread keeps between calls: a tile that does not fit into C. */
    private static final int TILE = 0;

    /** Panels of A. */
    private static final int PANELS_OF_A = 1;

    /** Panels of B. */
    private static final int PANELS = 2;

    /** Chains of a block that must be added to something. */
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
        int rows = toRow - fromRow;
        boolean turn = transposeB && !transposeA && ldb != COLUMN_BLOCKS && ldc != COLUMN_BLOCKS && turns(rows, toColumn - fromColumn, k);
        int columns = turn || transposeA ? STRIP : STRIP_IN_PLACE;
        for (int column = fromColumn; column < toColumn; column += columns) {
            int end = Math.min(column + columns, toColumn);
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

    /** Whether A·Bᵀ is made as the transpose of B·Aᵀ: whether A and C are fewer elements to turn than B. */
    private static boolean turns(long rows, long columns, long k) {
        boolean fills = rows == 1 || rows >= LANES || !VectorGemmTiles.MANY_REGISTERS;
        return rows <= TURN && fills && rows * (columns + k) < columns * k;
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
     * A strip of A·Bᵀ for few rows of A, such as the gradient of a layer's input, as the transpose of B·Aᵀ. Then it is A, and C, that
     * must be turned, and not B.
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
            float[] sums = room(own, SUMS, ROWS * columns);
            for (int row = fromRow; row < toRow; row += ROWS) {
                int end = Math.min(row + ROWS, toRow);
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
        int most = Math.min(ROWS + MORE_ROWS, toRow - fromRow);
        int depth = Math.min(k, BLOCK);
        boolean oneColumn = columns == 1 && !transposeA;
        boolean oneRow = toRow - fromRow == 1 && !transposeB && (ldc != COLUMN_BLOCKS || m == 1);
        boolean gemv = oneRow && ldb != COLUMN_BLOCKS && columns >= LANES;
        boolean gemvPanels = oneRow && ldb == COLUMN_BLOCKS && !transposeA;
        boolean rowByRow = !transposeB && ldb != COLUMN_BLOCKS && ldc != COLUMN_BLOCKS;
        boolean fewRows = !gemv && rowByRow && VectorGemmFewRows.takes(transposeA, toRow - fromRow, columns, depth, ldb);
        boolean packBefore = toRow - fromRow > ROWS && !oneColumn && !fewRows && (ldb != COLUMN_BLOCKS || transposeB);
        int columnsPacked = packBefore ? columns : Math.min(columns, STRIP_IN_PLACE);
        float[] panels = room(own, PANELS, CacheLines.lengthApart((columnsPacked + PANEL) * depth + LANES));
        float[] chains = accumulate || k > BLOCK ? room(own, CHAINS, most * columns) : c;
        boolean readsAcross = fewRows && VectorGemmFewRows.readsAcross(Math.min(ROWS, toRow - fromRow), columns);
        boolean across = transposeA && readsAcross;
        boolean packA = !across && (transposeA || (readsAcross && VectorGemmFewRows.transposes(columns)));
        float[] panelsOfA = packA ? room(own, PANELS_OF_A, gemv ? depth : VectorGemmTiles.panelsOfA(most) * STEP * depth + LANES) : a;
        int block = 0;
        do {
            int inner = Math.min(BLOCK, k - block);
            boolean straight = block == 0 && !accumulate;
            if (oneColumn) {
                VectorGemmPanels.packColumn(transposeB, n, k, fromColumn, block, inner, b, bOffset, ldb, panels);
            } else if (packBefore) {
                VectorGemmPanels.packB(transposeB, n, k, fromColumn, toColumn, block, inner, b, bOffset, ldb, panels);
            }
            int rows;
            for (int row = fromRow; row < toRow; row += rows) {
                rows = rowsAtATime(toRow - row);
                float[] to = straight ? c : chains;
                int toOffset = straight ? cOffset : -row * columns - fromColumn;
                int ld = straight ? ldc : columns;
                if (packA && gemv) {
                    VectorGemmPanels.packColumn(false, k, m, row, block, inner, a, aOffset, lda, panelsOfA);
                } else if (packA && fewRows) {
                    if (transposeA) {
                        VectorGemmPacking.transpose(inner, inner, rows, a, aOffset + block * lda + row, lda, panelsOfA, 0);
                    } else if (rows < VectorTranspose.LINES) {
                        VectorGemmPacking.transposeIntoPanel(rows, rows, inner, a, aOffset + row * lda + block, lda, panelsOfA, 0);
                    } else {
                        VectorGemmPacking.transpose(rows, rows, inner, a, aOffset + row * lda + block, lda, panelsOfA, 0);
                    }
                } else if (packA) {
                    VectorGemmPacking.copyRows(rows, inner, a, aOffset + block * lda + row, lda, panelsOfA);
                }
                int first = packA ? 0 : across ? aOffset + block * lda + row : aOffset + row * lda + block;
                int element = ColumnBlocks.element(m, n, row, fromColumn, toOffset, ld);
                if (oneColumn) {
                    int stride = ld == COLUMN_BLOCKS ? n - (fromColumn & -PANEL) : ld;
                    VectorGemvColumn.multiply(rows, inner, panelsOfA, first, lda, panels, to, element, stride);
                } else if (gemv) {
                    VectorGemv.multiply(columns, inner, panelsOfA, first, b, bOffset + block * ldb + fromColumn, ldb, to, element);
                } else if (fewRows) {
                    int stride = packA ? readsAcross ? rows : inner : lda;
                    VectorGemmFewRows.multiply(
                            across || (packA && readsAcross), rows, columns, inner, panelsOfA, first, stride, b,
                            bOffset + block * ldb + fromColumn, ldb, to, element, ld, room(own, TILE, HIGH * WIDTH));
                } else {
                    int whole = gemvPanels ? columns & -PANEL : 0;
                    VectorGemv.multiplyPanels(whole, inner, panelsOfA, first, b, bOffset + fromColumn * k + block * PANEL, k, to, element);
                    panels(
                            own, transposeB, packBefore, packA, m, n, k, row, rows, fromColumn + whole, toColumn, block, inner, panelsOfA, first, lda,
                            b, bOffset, ldb, panels, to, toOffset, ld);
                }
                if (!straight) {
                    add(m, n, row, row + rows, fromColumn, toColumn, chains, columns, c, cOffset, ldc);
                }
            }
            block += inner;
        } while (block < k);
    }

    /** The chains of a block for some rows, panels of B by panels. */
    private static void panels(
            float[][] own, boolean transposeB, boolean packedBefore, boolean packedA, int m, int n, int k, int row, int rows,
            int fromColumn, int toColumn, int block, int inner, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float[] panels, float[] c, int cOffset, int ldc) {
        boolean inBlocks = ldb == COLUMN_BLOCKS && !transposeB;
        float[] tile = room(own, TILE, HIGH * WIDTH);
        int most = packedBefore || inBlocks ? COLUMNS : STRIP_IN_PLACE;
        int width;
        for (int column = fromColumn; column < toColumn; column += width) {
            // A last, narrower panel is alone, since in column blocks its rows are of another length.
            int columns = Math.min(most, toColumn - column);
            width = columns < PANEL ? columns : columns & -PANEL;
            if (inBlocks && width >= PANEL) {
                int first = bOffset + column * k + block * PANEL;
                VectorGemmTiling.chains(tile, packedA, m, n, row, rows, column, width, inner, a, aOffset, lda, b, first, k, c, cOffset, ldc);
            } else if (packedBefore) {
                int first = FIRST + (column - fromColumn) * inner;
                VectorGemmTiling.chains(tile, packedA, m, n, row, rows, column, width, inner, a, aOffset, lda, panels, first, inner, c, cOffset, ldc);
            } else {
                VectorGemmPanels.packB(transposeB, n, k, column, column + width, block, inner, b, bOffset, ldb, panels);
                VectorGemmTiling.chains(tile, packedA, m, n, row, rows, column, width, inner, a, aOffset, lda, panels, FIRST, inner, c, cOffset, ldc);
            }
        }
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

    /** How many of the rows that are left are made at a time; a few more at the end, rather than those few alone. */
    private static int rowsAtATime(int left) {
        return left <= ROWS + MORE_ROWS ? left : ROWS;
    }

    /** Columns from j on whose rows are one stretch of C. */
    private static int piece(int ldc, int j, int end) {
        return ldc == COLUMN_BLOCKS ? Math.min(PANEL, end - j) : end - j;
    }

    private static float[] room(float[][] own, int place, int length) {
        if (own[place].length < length) {
            own[place] = new float[length];
        }
        return own[place];
    }
}
