package io.lanewise.engine;

import io.lanewise.engine.kernel.GemmKernels;
import java.util.Arrays;
import java.util.Random;

/** A product with its operands, at odd offsets in arrays with room to spare. */
record GemmCase(
        boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
        float[] c, int cOffset, int ldc, boolean accumulate, float scale, float[] bias, int biasOffset, Unary activation) {
    /** A product of numbers between −1 and 1. {@code spare}: what leading dimensions have above the row's length, and the offsets. */
    static GemmCase random(long seed, boolean transposeA, boolean transposeB, int m, int n, int k, int spare) {
        var random = new Random(seed);
        int lda = (transposeA ? m : k) + spare;
        int ldb = (transposeB ? k : n) + spare;
        int ldc = n + spare;
        float[] a = numbers(random, spare + (transposeA ? k : m) * lda);
        float[] b = numbers(random, spare + (transposeB ? n : k) * ldb);
        float[] c = numbers(random, spare + m * ldc);
        return new GemmCase(
                transposeA, transposeB, m, n, k, a, spare, lda, b, spare, ldb, c, spare, ldc, false, 1, null, 0, Unary.IDENTITY);
    }

    private static float[] numbers(Random random, int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() * 2 - 1;
        }
        return x;
    }

    GemmCase accumulating() {
        return accumulating(1);
    }

    GemmCase accumulating(float newScale) {
        return new GemmCase(
                transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, true, newScale, null, 0, Unary.IDENTITY);
    }

    GemmCase with(Unary newActivation, boolean withBias) {
        float[] newBias = withBias ? numbers(new Random(7), n + 3) : null;
        return new GemmCase(
                transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, false, 1, newBias, 3, newActivation);
    }

    /** The whole array of C after the product on these kernels. */
    float[] on(GemmKernels kernels) {
        float[] result = c.clone();
        kernels.multiply(
                transposeA, transposeB, m, n, k, 0, m, 0, n, a, aOffset, lda, b, bOffset, ldb, result, cOffset, ldc, accumulate, scale, bias, biasOffset,
                activation);
        return result;
    }

    /** The whole array of C after the product on the facade. */
    float[] onFacade() {
        float[] result = c.clone();
        if (accumulate && scale != 1) {
            Gemm.addScaled(transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, scale, result, cOffset, ldc);
        } else if (accumulate) {
            Gemm.multiply(transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, result, cOffset, ldc, true);
        } else {
            Gemm.multiply(
                    transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, result, cOffset, ldc, bias, biasOffset, activation);
        }
        return result;
    }

    float aAt(int i, int p) {
        return a[aOffset + (transposeA ? p * lda + i : i * lda + p)];
    }

    float bAt(int p, int j) {
        return b[bOffset + (transposeB ? j * ldb + p : p * ldb + j)];
    }

    @Override
    public String toString() {
        return (transposeA ? "T" : "N") + (transposeB ? "T " : "N ") + m + "×" + k + "×" + n + ", lda " + lda + ", accumulate " + accumulate + " " + scale
                + ", bias " + (bias != null) + ", " + activation;
    }

    /** Bits, all NaNs alike. */
    static int[] bits(float[] x) {
        int[] bits = new int[x.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(x[i]));
        return bits;
    }
}
