package io.lanewise.engine.kernel.vector;

import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GemmKernels;
import io.lanewise.engine.kernel.scalar.ScalarGemm;
import org.jspecify.annotations.Nullable;

/** Matrix products. */
public final class VectorGemm implements GemmKernels {
    private final GemmKernels scalar;

    /** {@code elementwise} applies SIGMOID and TANH, so that a product's activation is the very function applied alone. */
    public VectorGemm(ElementwiseKernels elementwise) {
        scalar = new ScalarGemm(elementwise);
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int fromRow, int toRow, int fromColumn, int toColumn, int k,
            float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc,
            boolean accumulate, float @Nullable [] bias, int biasOffset, Unary activation) {
        scalar.multiply(
                transposeA, transposeB, fromRow, toRow, fromColumn, toColumn, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc,
                accumulate, bias, biasOffset, activation);
    }
}
