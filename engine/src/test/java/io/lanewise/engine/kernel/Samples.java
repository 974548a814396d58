package io.lanewise.engine.kernel;

import java.util.Random;
import jdk.incubator.vector.FloatVector;

/** Numbers and sizes at which kernels go wrong. */
final class Samples {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    /** Around the lanes of the machine's vectors, the 64 lanes of sums, primes and one size beyond a page. */
    static final int[] SIZES = {0, 1, 2, 3, LANES - 1, LANES, LANES + 1, 31, 47, 63, 64, 65, 127, 131, 257, 4098};

    private static final float[] SPECIAL = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE,
        Float.MIN_NORMAL, 0x1.fffffcp-127f, Float.MAX_VALUE, -Float.MAX_VALUE, 1f, -1f, 2f, -2f, 3f, 0.5f, -0.5f, 88.7228f, 88.8f,
        -87.4f, -103.9f, -104.1f, 1e-30f, -1e-30f, 8388607.5f, 16777216f, -16777217f
    };

    private Samples() {}

    /** Ordinary numbers, of many magnitudes and both signs. */
    static float[] tame(int n, long seed) {
        Random random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-3, 3)));
        }
        return x;
    }

    /** One in three is NaN, infinite, a zero, denormal, a border of a function's range. */
    static float[] wild(int n, long seed) {
        Random random = new Random(seed);
        float[] x = tame(n, seed + 1);
        for (int i = 0; i < n; i++) {
            x[i] = switch (random.nextInt(6)) {
                case 0, 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
                case 2 -> Float.intBitsToFloat(random.nextInt());
                default -> x[i];
            };
        }
        return x;
    }

    /** The bits, with every NaN the same: what two kernels must agree on. */
    static int[] bits(float... x) {
        int[] bits = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            bits[i] = Float.floatToIntBits(x[i]);
        }
        return bits;
    }
}
