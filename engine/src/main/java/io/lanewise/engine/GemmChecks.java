package io.lanewise.engine;

import org.jspecify.annotations.Nullable;

/** What must hold before a product touches an element. */
final class GemmChecks {
    private GemmChecks() {}

    static void activation(Unary activation) {
        if (activation != Unary.IDENTITY && activation != Unary.RELU && activation != Unary.SIGMOID && activation != Unary.TANH) {
            throw new IllegalArgumentException(
                    "gemm: expected activation IDENTITY, RELU, SIGMOID or TANH, received " + activation
                            + ". Apply it with Elementwise.unary after a product with IDENTITY.");
        }
    }

    static void check(
            boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldbGiven,
            float[] c, int cOffset, int ldcGiven, float @Nullable [] bias, int biasOffset) {
        // A matrix in column blocks takes as many elements as one whose rows follow each other.
        int ldb = ldbGiven == Gemm.COLUMN_BLOCKS ? transposeB ? k : n : ldbGiven;
        int ldc = ldcGiven == Gemm.COLUMN_BLOCKS ? n : ldcGiven;
        if (m < 0 || n < 0 || k < 0) {
            throw new IllegalArgumentException("gemm: expected sizes of at least 0, received m = " + m + ", n = " + n + ", k = " + k + ".");
        }
        checkWindow(transposeA ? "A (stored k×m)" : "A (stored m×k)", transposeA ? k : m, transposeA ? m : k, a.length, aOffset, lda);
        checkWindow(transposeB ? "B (stored n×k)" : "B (stored k×n)", transposeB ? n : k, transposeB ? k : n, b.length, bOffset, ldb);
        checkWindow("C (m×n)", m, n, c.length, cOffset, ldc);
        if (bias != null) {
            checkWindow("bias (n)", 1, n, bias.length, biasOffset, n);
        }
        long endOfC = end(m, n, cOffset, ldc);
        checkApart("A", a, aOffset, transposeA ? end(k, m, aOffset, lda) : end(m, k, aOffset, lda), c, cOffset, endOfC);
        checkApart("B", b, bOffset, transposeB ? end(n, k, bOffset, ldb) : end(k, n, bOffset, ldb), c, cOffset, endOfC);
        if (bias != null) {
            checkApart("bias", bias, biasOffset, (long) biasOffset + n, c, cOffset, endOfC);
        }
    }

    static void checkWindow(String operand, int rows, int columns, int length, int offset, int stride) {
        if ((rows > 1 && stride < columns) || stride < 0) {
            throw new IllegalArgumentException("gemm: " + operand + ": expected a leading dimension of at least " + columns
                    + ", the length of a row, received " + stride + ".");
        }
        long end = end(rows, columns, offset, stride);
        if (offset < 0 || end > length) {
            throw new IllegalArgumentException("gemm: " + operand + ": expected elements " + offset + " to " + end + " (" + rows + " × "
                    + columns + ", leading dimension " + stride + ") within its array, received an array of length " + length + ".");
        }
        if (end > Gemm.END) {
            throw new IllegalArgumentException("gemm: " + operand + ": expected elements before " + Gemm.END + ", received elements "
                    + offset + " to " + end + ". Give it an array of its own.");
        }
    }

    /** Windows count as overlapping if their spans do: interlaced ones are refused too. */
    @SuppressWarnings("ReferenceEquality") // Whether it is the same array, not whether it holds the same numbers.
    private static void checkApart(String operand, float[] x, int offset, long end, float[] c, int cOffset, long endOfC) {
        if (x == c && offset < endOfC && cOffset < end && offset < end && cOffset < endOfC) {
            throw new IllegalArgumentException("gemm: expected C apart from " + operand + ", received the same array with " + operand
                    + " at elements " + offset + " to " + end + " and C at " + cOffset + " to " + endOfC
                    + ". Give C its own array or window.");
        }
    }

    /** The element after the last one. */
    private static long end(int rows, int columns, int offset, int stride) {
        return rows == 0 || columns == 0 ? offset : offset + (rows - 1L) * stride + columns;
    }
}
