package io.lanewise.engine.kernel.scalar;

import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.GemmOrder;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GemmKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products as plain loops, the specification of every other implementation. C is made in pieces of {@value #ROWS} rows and
 * {@value #COLUMNS} columns, the inner index in steps of {@value #DEPTH}; the innermost loop runs along the columns, four inner
 * indices a pass, which C2 turns into vector instructions.
 */
public final class ScalarGemm implements GemmKernels {
    // A piece's chains, its sums and a step of op(B) are 8 KB each: together they stay in a first cache of 32 KB.
    private static final int ROWS = 16;
    private static final int COLUMNS = 128;
    private static final int DEPTH = 16;

    private final ElementwiseKernels elementwise;

    /** The chains of a piece, the sums of its chains, and a step of a transposed B, or a column of it: allocated once for each thread. */
    private final ThreadLocal<float[][]> scratch =
            ThreadLocal.withInitial(() -> new float[][] {new float[ROWS * COLUMNS], new float[ROWS * COLUMNS], new float[DEPTH * COLUMNS]});

    /** {@code elementwise} applies SIGMOID and TANH, so that a product's activation is the very function applied alone. */
    public ScalarGemm(ElementwiseKernels elementwise) {
        this.elementwise = elementwise;
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float scale, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[][] buffers = scratch.get();
        float[] sums = buffers[1];
        int aRow = transposeA ? 1 : lda;
        int aInner = transposeA ? lda : 1;
        int overLanes = GemmOrder.firstByLanes(transposeA, transposeB, m, n, k);
        int columns;
        for (int column = fromColumn; column < toColumn; column += columns) {
            boolean lanes = column >= overLanes;
            columns = Math.min(COLUMNS, (lanes ? toColumn : Math.min(overLanes, toColumn)) - column);
            for (int row = fromRow; row < toRow; row += ROWS) {
                int rows = Math.min(ROWS, toRow - row);
                if (lanes) {
                    dots(transposeB, n, k, row, rows, column, columns, a, aOffset, lda, b, bOffset, ldb, sums, buffers[2]);
                } else {
                    chains(n, k, transposeB, row, rows, column, columns, a, aOffset, aRow, aInner, b, bOffset, ldb, buffers);
                }
                int piece = ldc == COLUMN_BLOCKS ? ColumnBlocks.WIDTH : columns;
                for (int j = 0; j < columns; j += piece) {
                    int some = Math.min(piece, columns - j);
                    int element = ColumnBlocks.element(m, n, row, column + j, cOffset, ldc);
                    int stride = ldc == COLUMN_BLOCKS ? some : ldc;
                    finish(rows, some, sums, j, c, element, stride, accumulate, scale, bias, biasOffset + column + j, activation);
                }
            }
        }
    }

    /** The elements of a piece along chains. */
    private static void chains(
            int n, int k, boolean transposeB, int row, int rows, int column, int columns, float[] a, int aOffset, int aRow, int aInner,
            float[] b, int bOffset, int ldb, float[][] buffers) {
        float[] chains = buffers[0];
        float[] sums = buffers[1];
        float[] step = buffers[2];
        Arrays.fill(sums, 0f);
        for (int block = 0; block < k; block += BLOCK) {
            Arrays.fill(chains, 0f);
            int end = Math.min(block + BLOCK, k);
            for (int inner = block; inner < end; inner += DEPTH) {
                int depth = Math.min(DEPTH, end - inner);
                float[] rowsOfB = b;
                int rowOfB = bOffset + inner * ldb + column;
                int stride = ldb;
                if (transposeB || ldb == COLUMN_BLOCKS) {
                    copyStep(transposeB, n, k, inner, depth, column, columns, b, bOffset, ldb, step);
                    rowsOfB = step;
                    rowOfB = 0;
                    stride = COLUMNS;
                }
                for (int i = 0; i < rows; i++) {
                    int elementOfA = aOffset + (row + i) * aRow + inner * aInner;
                    extend(depth, columns, a, elementOfA, aInner, rowsOfB, rowOfB, stride, chains, i * COLUMNS);
                }
            }
            add(block == 0, chains, sums);
        }
    }

    /** The same over lanes; A is stored row by row. */
    private static void dots(
            boolean transposeB, int n, int k, int row, int rows, int column, int columns, float[] a, int aOffset, int lda, float[] b, int bOffset,
            int ldb, float[] sums, float[] columnOfB) {
        for (int block = 0; block < k; block += BLOCK) {
            int inner = Math.min(BLOCK, k - block);
            for (int j = 0; j < columns; j++) {
                for (int p = 0; p < inner; p++) {
                    columnOfB[p] = elementOfB(transposeB, n, k, block + p, column + j, b, bOffset, ldb);
                }
                for (int i = 0; i < rows; i++) {
                    float dot = ScalarGemmDot.dot(inner, a, aOffset + (row + i) * lda + block, columnOfB, 0);
                    int element = i * COLUMNS + j;
                    sums[element] = block == 0 ? dot : sums[element] + dot;
                }
            }
        }
    }

    /** step[p, j] = op(B)[inner + p, column + j]. */
    private static void copyStep(
            boolean transposeB, int n, int k, int inner, int depth, int column, int columns, float[] b, int bOffset, int ldb, float[] step) {
        for (int p = 0; p < depth; p++) {
            for (int j = 0; j < columns; j++) {
                step[p * COLUMNS + j] = elementOfB(transposeB, n, k, inner + p, column + j, b, bOffset, ldb);
            }
        }
    }

    private static float elementOfB(boolean transposeB, int n, int k, int p, int j, float[] b, int bOffset, int ldb) {
        return b[transposeB ? ColumnBlocks.element(n, k, j, p, bOffset, ldb) : ColumnBlocks.element(k, n, p, j, bOffset, ldb)];
    }

    /** One row of chains, {@code depth} inner indices longer. */
    private static void extend(
            int depth, int columns, float[] a, int aOffset, int aInner, float[] b, int bOffset, int stride, float[] chains, int chain) {
        int p = 0;
        for (; p + 4 <= depth; p += 4) {
            float a0 = a[aOffset + p * aInner];
            float a1 = a[aOffset + (p + 1) * aInner];
            float a2 = a[aOffset + (p + 2) * aInner];
            float a3 = a[aOffset + (p + 3) * aInner];
            int b0 = bOffset + p * stride;
            int b1 = b0 + stride;
            int b2 = b1 + stride;
            int b3 = b2 + stride;
            for (int j = 0; j < columns; j++) {
                float chain1 = Math.fma(a1, b[b1 + j], Math.fma(a0, b[b0 + j], chains[chain + j]));
                chains[chain + j] = Math.fma(a3, b[b3 + j], Math.fma(a2, b[b2 + j], chain1));
            }
        }
        for (; p < depth; p++) {
            float a0 = a[aOffset + p * aInner];
            int b0 = bOffset + p * stride;
            for (int j = 0; j < columns; j++) {
                chains[chain + j] = Math.fma(a0, b[b0 + j], chains[chain + j]);
            }
        }
    }

    /** The first chain is taken as it is, so that a chain of −0 stays −0. */
    private static void add(boolean first, float[] chains, float[] sums) {
        if (first) {
            System.arraycopy(chains, 0, sums, 0, sums.length);
        } else {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += chains[i];
            }
        }
    }

    private void finish(
            int rows, int columns, float[] sums, int sumsOffset, float[] c, int cOffset, int ldc, boolean accumulate, float scale,
            float @Nullable [] bias, int biasOffset, Unary activation) {
        for (int i = 0; i < rows; i++) {
            int sum = sumsOffset + i * COLUMNS;
            int element = cOffset + i * ldc;
            if (accumulate) {
                for (int j = 0; j < columns; j++) {
                    c[element + j] += sums[sum + j] * scale;
                }
            } else if (bias == null) {
                System.arraycopy(sums, sum, c, element, columns);
            } else {
                for (int j = 0; j < columns; j++) {
                    c[element + j] = sums[sum + j] + bias[biasOffset + j];
                }
            }
            if (activation == Unary.RELU) {
                for (int j = 0; j < columns; j++) {
                    c[element + j] = Math.max(c[element + j], 0f);
                }
            } else if (activation != Unary.IDENTITY) {
                elementwise.unary(activation, columns, c, element, c, element);
            }
        }
    }
}
