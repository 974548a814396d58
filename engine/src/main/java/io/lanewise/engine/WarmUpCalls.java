package io.lanewise.engine;

import static io.lanewise.engine.KernelFamily.BINARY;
import static io.lanewise.engine.KernelFamily.COLUMNS;
import static io.lanewise.engine.KernelFamily.COPY;
import static io.lanewise.engine.KernelFamily.GATHER;
import static io.lanewise.engine.KernelFamily.PRODUCTS;
import static io.lanewise.engine.KernelFamily.SOFTMAX;
import static io.lanewise.engine.KernelFamily.UPDATE;

import io.lanewise.engine.kernel.GemmKernels;
import io.lanewise.engine.kernel.KernelSet;
import java.util.List;

/** What {@link WarmUp} calls, in the order in which a first step misses it: the kernels of a step of two dense layers, 784 - 100 - 10. */
final class WarmUpCalls {
    private static final int ROWS = 32;
    private static final int UNITS = 100;
    private static final int CLASSES = 10;

    /** Columns that fill whole tiles of each width. */
    private static final int WHOLE = 96;

    /**
     * Inner indices: few, so that the compiler takes a tile for a method that is called often. With 32 it took it for a long loop first, and
     * compiled it twice, as it still does where it is behind.
     */
    private static final int INNER = 8;

    /** So many that terms are added over lanes: see {@link GemmOrder}. */
    private static final int DEEP = 128;

    /** Columns of such a product: as many as there may be, for adding lanes up has no loop, and takes 5,000 calls. */
    private static final int RAGGED = 12;

    private WarmUpCalls() {}

    /** A call of a kernel of a family. */
    record Call(KernelFamily family, Runnable run) {}

    /**
     * Products without what comes after them, so that the compiler has fewer vector operations to do before it comes to the tiles. Squares are turned in
     * some of them, too seldom for the compiler to take it up: hence a transpose beside them.
     */
    static List<Call> products(KernelSet kernels) {
        GemmKernels gemm = kernels.gemm();
        float[] a = operand();
        float[] b = operand();
        float[] c = operand();
        int blocks = Gemm.COLUMN_BLOCKS;
        return List.of(
                product(gemm, false, false, ROWS, WHOLE, INNER, a, INNER, b, blocks, c, WHOLE),
                product(gemm, true, false, 2 * ROWS, WHOLE, INNER, a, 2 * ROWS, b, WHOLE, c, blocks),
                new Call(PRODUCTS, () -> gemm.multiply(
                        true, false, 2 * ROWS, WHOLE, INNER, 0, 2 * ROWS, 0, WHOLE, a, 0, 2 * ROWS, b, 0, WHOLE, c, 0, blocks, true, 0, null, 0, Unary.IDENTITY)),
                product(gemm, false, false, ROWS, RAGGED, DEEP, a, DEEP, b, blocks, c, RAGGED),
                product(gemm, false, false, 2 * ROWS, CLASSES, INNER, a, INNER, b, CLASSES, c, CLASSES),
                product(gemm, true, false, UNITS, CLASSES, INNER, a, UNITS, b, CLASSES, c, CLASSES),
                product(gemm, false, true, ROWS, UNITS, CLASSES, a, CLASSES, b, CLASSES, c, UNITS),
                new Call(PRODUCTS, () -> kernels.transpose().transpose(2 * ROWS, 2 * ROWS, a, 0, 2 * ROWS, c, 0)));
    }

    /** What else a step has, which plain loops do until its vector kernels are compiled: with the kernels of either. */
    static List<Call> rest(KernelSet kernels) {
        int rows = 8;
        float[] x = operand();
        float[] upstream = operand();
        float[] y = operand();
        byte[] bytes = new byte[UNITS];
        int[] zeros = new int[rows];
        return List.of(
                new Call(UPDATE, () -> kernels.update().sgd(4 * UNITS, x, 0, upstream, 0, 0)),
                new Call(GATHER, () -> kernels.gather().rows(2, UNITS, bytes, 0, zeros, 0, 1, 0, y, 0)),
                new Call(BINARY, () -> kernels.elementwise().binary(Binary.RELU_GRADIENT, 4 * UNITS, x, 0, upstream, 0, y, 0)),
                new Call(COLUMNS, () -> kernels.reduce().columns(Reduction.SUM, ROWS, WHOLE, WHOLE, x, 0, y, 0)),
                new Call(COPY, () -> kernels.transpose().copy(rows, WHOLE, x, 0, UNITS, y, 0, WHOLE)),
                new Call(SOFTMAX, () -> kernels.softmax().softmax(rows, CLASSES, x, 0, y, 0)),
                new Call(SOFTMAX, () -> kernels.softmax().logSoftmax(rows, CLASSES, x, 0, y, 0)),
                new Call(SOFTMAX, () -> kernels.softmax().softmaxGradient(rows, CLASSES, x, 0, upstream, 0, y, 0)),
                new Call(SOFTMAX, () -> kernels.softmax().sparseCrossEntropy(rows, CLASSES, x, 0, zeros, 0, y, 0)),
                new Call(SOFTMAX, () -> kernels.softmax().sparseCrossEntropyGradient(rows, CLASSES, x, 0, zeros, 0, upstream, 0, y, 0)));
    }

    /** A product with bias and activation, after its tiles. */
    static Call finished(KernelSet kernels) {
        float[] x = operand();
        float[] y = operand();
        return new Call(PRODUCTS, () -> kernels.gemm().multiply(
                false, false, ROWS, UNITS, INNER, 0, ROWS, 0, UNITS, x, 0, INNER, x, 0, Gemm.COLUMN_BLOCKS, y, 0, UNITS, false, 1, x, 0, Unary.RELU));
    }

    private static Call product(
            GemmKernels gemm, boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int lda, float[] b, int ldb, float[] c,
            int ldc) {
        return new Call(PRODUCTS, () -> gemm.multiply(
                transposeA, transposeB, m, n, k, 0, m, 0, n, a, 0, lda, b, 0, ldb, c, 0, ldc, false, 1, null, 0, Unary.IDENTITY));
    }

    private static float[] operand() {
        return new float[2 * ROWS * UNITS];
    }
}
