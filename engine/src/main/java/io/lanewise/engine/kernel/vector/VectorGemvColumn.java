package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.Gemm;

/**
 * One column of a product, rows of A times a column of B, or a row times Bᵀ. A chain follows a row of A, so vectors would have to be
 * turned element by element, which takes longer than chains of single numbers do, eight at a time.
 */
final class VectorGemvColumn {
    private static final int HEIGHT = 8;

    private VectorGemvColumn() {}

    /**
     * c[i · stride] = the chain of a[i, p] · x[p].
     *
     * @param rows the last tile begins where it still fits, and makes some chains again
     */
    static void multiply(int rows, int k, float[] a, int aOffset, int lda, float[] x, float[] c, int cOffset, int stride) {
        if (rows < HEIGHT) {
            for (int i = 0; i < rows; i++) {
                c[cOffset + i * stride] = one(k, a, aOffset + i * lda, x);
            }
            return;
        }
        for (int i = 0; i < rows; i += HEIGHT) {
            int first = Math.min(i, rows - HEIGHT);
            eight(k, a, aOffset + first * lda, lda, x, c, cOffset + first * stride, stride);
        }
    }

    private static float one(int k, float[] a, int aOffset, float[] x) {
        float chain = 0;
        for (int p = 0; p < k; p++) {
            chain = Math.fma(a[aOffset + p], x[p], chain);
        }
        return chain;
    }

    /** A sum that is not finished is stored in each step, so that C2 does not load all elements first: see {@link VectorGemmTiles}. */
    private static void eight(int k, float[] a, int aOffset, int lda, float[] x, float[] c, int cOffset, int stride) {
        int depth = Math.min(k, Gemm.BLOCK);
        int a0 = place(aOffset);
        int a1 = place(aOffset + lda);
        int a2 = place(aOffset + 2 * lda);
        int a3 = place(aOffset + 3 * lda);
        int a4 = place(aOffset + 4 * lda);
        int a5 = place(aOffset + 5 * lda);
        int a6 = place(aOffset + 6 * lda);
        int a7 = place(aOffset + 7 * lda);
        float c0 = 0;
        float c1 = 0;
        float c2 = 0;
        float c3 = 0;
        float c4 = 0;
        float c5 = 0;
        float c6 = 0;
        float c7 = 0;
        for (int p = 0; p < depth; p++) {
            float factor = x[p];
            c0 = Math.fma(a[a0 + p], factor, c0);
            c1 = Math.fma(a[a1 + p], factor, c1);
            c2 = Math.fma(a[a2 + p], factor, c2);
            c3 = Math.fma(a[a3 + p], factor, c3);
            c[cOffset] = c3;
            c4 = Math.fma(a[a4 + p], factor, c4);
            c5 = Math.fma(a[a5 + p], factor, c5);
            c6 = Math.fma(a[a6 + p], factor, c6);
            c7 = Math.fma(a[a7 + p], factor, c7);
        }
        c[cOffset] = c0;
        c[cOffset + stride] = c1;
        c[cOffset + 2 * stride] = c2;
        c[cOffset + 3 * stride] = c3;
        c[cOffset + 4 * stride] = c4;
        c[cOffset + 5 * stride] = c5;
        c[cOffset + 6 * stride] = c6;
        c[cOffset + 7 * stride] = c7;
    }
}
