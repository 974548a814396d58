package io.lanewise.engine;

/**
 * Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011).
 * A number is a function of seed, stream and index, so any thread can draw any of them, in any order, with the same bits.
 *
 * <p>The seed is the key; a 128-bit counter, made of stream (high half) and block number (low half), gives a block of four 32-bit
 * words. Element i of a stream is word i mod 4 of block i / 4. Give every call its own stream, made by {@link #mix}.
 *
 * <p>Outputs (y) are modified. All throw {@link IllegalArgumentException} for negative sizes or indices, windows outside their
 * arrays and parameters out of range.
 */
public final class Philox {
    static final long WORD = 0xFFFFFFFFL;
    static final long MULTIPLIER0 = 0xD2511F53L;
    static final long MULTIPLIER1 = 0xCD9E8D57L;
    static final int KEY_STEP0 = 0x9E3779B9;
    static final int KEY_STEP1 = 0xBB67AE85;
    static final int ROUNDS = 10;
    /** 2⁶⁴ divided by the golden ratio, made odd: SplitMix64's increment. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** Where attempts are counted in a block number; indices stay below. */
    static final int ATTEMPT_SHIFT = 48;

    private Philox() {}

    /** A stream derived from two numbers, such as a parent stream and a place in it: SplitMix64's finalizer, over one and then both. */
    public static long mix(long a, long b) {
        return finish(finish(a + GOLDEN) + (b + 1) * GOLDEN);
    }

    /** The 32 random bits of element {@code index}. */
    public static int bits(long seed, long stream, long index) {
        long words = half(seed, stream, index >>> 2, (index & 2) != 0);
        return (int) ((index & 1) == 0 ? words : words >>> 32);
    }

    /** y[i] = a uniform number in low ≤ y &lt; high, of 24 random bits, for the elements from {@code fromIndex} on. */
    public static void uniform(long seed, long stream, long fromIndex, int n, float low, float high, float[] y, int yOffset) {
        String operation = "Philox.uniform";
        elements(operation, fromIndex, n, y, yOffset);
        float width = high - low;
        if (!(width > 0 && width < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    operation + ": low must be below high by a finite amount, but low is " + low + " and high " + high);
        }
        PhiloxFill.fill(PhiloxFill.Kind.UNIFORM, seed, stream, fromIndex, n, low, high, y, yOffset);
    }

    /**
     * y[i] = 0 with probability {@code rate}, else 1 / (1 − rate), for the elements from 0 on: what to multiply with in dropout.
     *
     * @param rate 0 ≤ rate &lt; 1
     */
    public static void dropout(long seed, long stream, int n, float rate, float[] y, int yOffset) {
        String operation = "Philox.dropout";
        elements(operation, 0, n, y, yOffset);
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(operation + ": rate must be at least 0 and below 1, but is " + rate);
        }
        PhiloxFill.fill(PhiloxFill.Kind.DROPOUT, seed, stream, 0, n, rate, 0f, y, yOffset);
    }

    /**
     * y[i] = a normal number, for the elements from {@code fromIndex} on: Box and Muller's transform, in double, of the words of elements
     * 2j and 2j + 1, whose cosine goes to the first and whose sine to the second.
     */
    public static void normal(
            long seed, long stream, long fromIndex, int n, float mean, float standardDeviation, float[] y, int yOffset) {
        elements("Philox.normal", fromIndex, n, y, yOffset);
        PhiloxFill.fill(PhiloxFill.Kind.NORMAL, seed, stream, fromIndex, n, mean, standardDeviation, y, yOffset);
    }

    /**
     * y[i] = a normal number no more than two standard deviations from the mean, for the elements from {@code fromIndex} on. Element i
     * has block i to itself, which gives four candidates; the first in range is taken, else those of another block follow.
     */
    public static void truncatedNormal(
            long seed, long stream, long fromIndex, int n, float mean, float standardDeviation, float[] y, int yOffset) {
        elements("Philox.truncatedNormal", fromIndex, n, y, yOffset);
        PhiloxFill.fill(PhiloxFill.Kind.TRUNCATED_NORMAL, seed, stream, fromIndex, n, mean, standardDeviation, y, yOffset);
    }

    /**
     * order = the numbers 0 … n − 1 in random order (Fisher and Yates), every order as likely: draws below a bound are Lemire's, with
     * rejection ("Fast random integer generation in an interval", 2019). order is modified.
     */
    public static void permutation(long seed, long stream, int[] order, int n) {
        String operation = "Philox.permutation";
        Checks.size(operation, "n", n);
        Checks.window(operation, "order", order, 0, n);
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        long index = 0;
        for (int i = n - 1; i > 0; i--) {
            long bound = i + 1L;
            long product = (bits(seed, stream, index++) & WORD) * bound;
            if ((product & WORD) < bound) {
                long threshold = (1L << 32) % bound;
                while ((product & WORD) < threshold) {
                    product = (bits(seed, stream, index++) & WORD) * bound;
                }
            }
            int j = (int) (product >>> 32);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private static void elements(String operation, long fromIndex, int n, float[] y, int yOffset) {
        Checks.size(operation, "n", n);
        if (fromIndex < 0 || fromIndex + n >= 1L << ATTEMPT_SHIFT) {
            throw new IllegalArgumentException(
                    operation + ": elements must be numbered from 0 to below 2^" + ATTEMPT_SHIFT + ", but fromIndex is " + fromIndex
                            + " for " + n + " elements");
        }
        Checks.window(operation, "y", y, yOffset, n);
    }

    /** Two of the four words of a block, the lower first: words 0 and 1, or words 2 and 3. */
    static long half(long seed, long stream, long block, boolean second) {
        int c0 = (int) block;
        int c1 = (int) (block >>> 32);
        int c2 = (int) stream;
        int c3 = (int) (stream >>> 32);
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER0 * (c0 & WORD);
            long product1 = MULTIPLIER1 * (c2 & WORD);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += KEY_STEP0;
            k1 += KEY_STEP1;
        }
        return second ? (c2 & WORD) | ((long) c3 << 32) : (c0 & WORD) | ((long) c1 << 32);
    }

    private static long finish(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
