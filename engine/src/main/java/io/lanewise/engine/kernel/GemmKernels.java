package io.lanewise.engine.kernel;

import io.lanewise.engine.Unary;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products on row-major matrices with leading dimensions; B and C may be in
 * {@link io.lanewise.engine.ColumnBlocks}, with {@link io.lanewise.engine.Gemm#COLUMN_BLOCKS} for a leading dimension.
 */
public interface GemmKernels {
    /**
     * The rows {@code fromRow} to {@code toRow} (exclusive) and columns {@code fromColumn} to {@code toColumn} (exclusive) of
     * {@code C = activation(op(A)·op(B) + bias)}, or of {@code C += scale · (op(A)·op(B))}, where op(A) is m×k, op(B) k×n, C m×n.
     *
     * <p>Each element is a chain of fused multiply-adds over the inner index in order, or a sum over lanes where
     * {@link io.lanewise.engine.GemmOrder} says so, in blocks of {@link io.lanewise.engine.Gemm#BLOCK} that start at zero and are added in order; then the bias, or the old C, is added;
     * then the activation applied. Every implementation gives the same bits.
     *
     * @param fromColumn a multiple of {@link io.lanewise.engine.ColumnBlocks#WIDTH} if B or C is in blocks; so is {@code toColumn}
     *     unless it is n
     * @param a op(A) stored m×k, or k×m if {@code transposeA}. Not modified.
     * @param b op(B) stored k×n, or n×k if {@code transposeB}. Not modified.
     * @param c the result. Modified.
     * @param scale what the product is multiplied by before it is added, if {@code accumulate}; of no meaning otherwise
     * @param bias n numbers added to each row, or null. Not modified.
     * @param activation IDENTITY, RELU, SIGMOID or TANH; IDENTITY if {@code accumulate}
     */
    void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float scale, float @Nullable [] bias, int biasOffset, Unary activation);
}
