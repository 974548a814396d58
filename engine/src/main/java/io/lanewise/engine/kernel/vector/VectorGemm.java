package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.GemmOrder;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GemmKernels;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products from register tiles, strip by strip of columns. A·Bᵀ of few rows is made as the transpose of B·Aᵀ where that is less to
 * turn; what goes on in a strip is {@link VectorGemmStrip}.
 */
public final class VectorGemm implements GemmKernels {
    private static final int STRIP = Tuning.CURRENT.gemmStripColumns();
    private static final int STRIP_IN_PLACE = Tuning.CURRENT.gemmStripColumnsInPlace();
    private static final int TURN = Tuning.CURRENT.gemmRowsToTurn();

    /** Rows that are finished while they are in the first cache or near it, where that costs nothing: B lies in panels, of one block. */
    private static final int ROWS_TO_FINISH = 64;

    private final ElementwiseKernels elementwise;

    /** See {@link VectorGemmRoom}. */
    private final ThreadLocal<float[][]> rooms = ThreadLocal.withInitial(VectorGemmRoom::none);

    /** {@code elementwise} applies SIGMOID and TANH, so that a product's activation is the very function applied alone. */
    public VectorGemm(ElementwiseKernels elementwise) {
        this.elementwise = elementwise;
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float scale, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[][] own = rooms.get();
        int rows = toRow - fromRow;
        int overLanes = Math.clamp(GemmOrder.firstByLanes(transposeA, transposeB, m, n, k), fromColumn, toColumn);
        boolean turn = transposeB && !transposeA && ldb != COLUMN_BLOCKS && ldc != COLUMN_BLOCKS && turns(rows, overLanes - fromColumn, k);
        int columns = turn || transposeA ? STRIP : STRIP_IN_PLACE;
        boolean finishes = bias != null || activation != Unary.IDENTITY;
        boolean someAtOnce = finishes && !transposeA && !transposeB && ldb == COLUMN_BLOCKS && k <= BLOCK;
        int end;
        for (int column = fromColumn; column < toColumn; column = end) {
            boolean lanes = column >= overLanes;
            end = Math.min(column + columns, lanes ? toColumn : overLanes);
            int rowsAtOnce = someAtOnce && !lanes ? ROWS_TO_FINISH : Math.max(1, rows);
            for (int row = fromRow; row < toRow; row += rowsAtOnce) {
                int endRow = Math.min(row + rowsAtOnce, toRow);
                if (turn && !lanes) {
                    turnedStrip(own, m, n, k, row, endRow, column, end, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate, scale);
                } else {
                    strip(
                            own, lanes, transposeA, transposeB, m, n, k, row, endRow, column, end, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc,
                            accumulate, scale);
                }
                if (finishes) {
                    finish(m, n, row, endRow, column, end, c, cOffset, ldc, bias, biasOffset, activation);
                }
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
            columns = VectorGemmSums.piece(ldc, j, toColumn);
            int first = ColumnBlocks.element(m, n, fromRow, j, cOffset, ldc);
            int stride = ldc == COLUMN_BLOCKS ? columns : ldc;
            if (activation == Unary.RELU) {
                VectorGemmSums.relu(rows, columns, bias, biasOffset + j, c, first, stride);
            } else if (bias != null) {
                VectorGemmSums.addBias(rows, columns, bias, biasOffset + j, c, first, stride);
            }
            if (activation != Unary.RELU && activation != Unary.IDENTITY) {
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
            float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc, boolean accumulate, float scale) {
        int rows = toRow - fromRow;
        int columns = toColumn - fromColumn;
        float[] turned = VectorGemmRoom.TURNED.of(own, columns * rows);
        strip(
                own, false, false, true, n, m, k, fromColumn, toColumn, fromRow, toRow, b, bOffset, ldb, a, aOffset, lda,
                turned, VectorGemmStrip.startingAt(fromColumn, fromRow, rows), rows, false, 1);
        int first = cOffset + fromRow * ldc + fromColumn;
        if (accumulate) {
            float[] back = VectorGemmRoom.BACK.of(own, columns * rows);
            VectorGemmPacking.transpose(columns, columns, rows, turned, 0, rows, back, 0);
            VectorGemmSums.add(rows, columns, back, 0, columns, scale, c, first, ldc);
        } else {
            VectorGemmPacking.transpose(columns, ldc, rows, turned, 0, rows, c, first);
        }
    }

    /** C = A·B or C += A·B for a strip of columns. */
    private static void strip(
            float[][] own, boolean overLanes, boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn,
            int toColumn, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc, boolean accumulate, float scale) {
        // Sums of several blocks gather in C, unless it holds what they must be added to at the very end.
        if (accumulate && k > BLOCK) {
            int columns = toColumn - fromColumn;
            float[] sums = VectorGemmRoom.SUMS.of(own, VectorGemmStrip.ROWS * columns);
            for (int row = fromRow; row < toRow; row += VectorGemmStrip.ROWS) {
                int end = Math.min(row + VectorGemmStrip.ROWS, toRow);
                VectorGemmStrip.multiply(
                        own, overLanes, transposeA, transposeB, m, n, k, row, end, fromColumn, toColumn, a, aOffset, lda, b, bOffset, ldb,
                        sums, VectorGemmStrip.startingAt(row, fromColumn, columns), columns, false, 1);
                VectorGemmSums.add(m, n, row, end, fromColumn, toColumn, sums, columns, scale, c, cOffset, ldc);
            }
        } else {
            VectorGemmStrip.multiply(
                    own, overLanes, transposeA, transposeB, m, n, k, fromRow, toRow, fromColumn, toColumn, a, aOffset, lda, b, bOffset, ldb, c, cOffset,
                    ldc, accumulate, scale);
        }
    }
}
