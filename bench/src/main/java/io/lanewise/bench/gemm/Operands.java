package io.lanewise.bench.gemm;

import java.util.SplittableRandom;

/**
 * The factors of a product, as stored, and the check of its result.
 *
 * @param product their sizes
 * @param a random in [-1, 1)
 * @param b random in [-1, 1)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Operands(Product product, float[] a, float[] b) {
    private static final int SAMPLE = 97;

    /** Half a unit in the last place of 1: what rounding a float may cost. */
    private static final double ROUNDING = 0x1p-24;

    static Operands of(Product product) {
        return new Operands(product, random(product.m() * product.k(), 1), random(product.k() * product.n(), 2));
    }

    private static float[] random(int count, long seed) {
        var random = new SplittableRandom(seed);
        var numbers = new float[count];
        for (var i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    /**
     * Compares a sample of C's elements with sums in double. A sum of k products of floats may be off by k roundings of the sum of
     * their magnitudes, in whichever order it is made.
     *
     * @throws IllegalStateException if an element is further off
     */
    void verify(float[] c) {
        var elements = product.m() * product.n();
        for (var element = 0; element < elements; element += 1 + elements / SAMPLE) {
            verify(element / product.n(), element % product.n(), c[element]);
        }
    }

    private void verify(int row, int column, float received) {
        var sum = 0.0;
        var magnitude = 0.0;
        for (var p = 0; p < product.k(); p++) {
            var term = (double) a[product.form().transposeA() ? p * product.m() + row : row * product.k() + p]
                    * b[product.form().transposeB() ? column * product.k() + p : p * product.n() + column];
            sum += term;
            magnitude += Math.abs(term);
        }
        if (!(Math.abs(sum - received) <= product.k() * ROUNDING * magnitude)) {
            throw new IllegalStateException(
                    product + ", row " + row + ", column " + column + ": expected " + sum + " within rounding, received " + received);
        }
    }
}
