package io.lanewise.data.selection;

/**
 * MT19937 (Matsumoto and Nishimura, 1998), drawing what {@code numpy.random.RandomState} draws from the same seed. Not safe for
 * use by several threads at once.
 */
public final class MersenneTwister {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final long LARGEST_SEED = 0xffff_ffffL;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /**
     * Seeded as {@code RandomState(seed)}.
     *
     * @param seed from 0 to 2³² − 1
     * @throws IllegalArgumentException if the seed lies outside that range
     */
    public MersenneTwister(long seed) {
        initialize((int) checkSeed("MersenneTwister", seed));
    }

    static long checkSeed(String operation, long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException(operation + ": seed must lie from 0 to " + LARGEST_SEED + ", received " + seed);
        }
        return seed;
    }

    /**
     * Seeded as {@code RandomState([key, ...])}.
     *
     * @param key one or more 32-bit words, read as unsigned
     * @throws IllegalArgumentException if there is none
     */
    public static MersenneTwister ofKey(int... key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("MersenneTwister.ofKey: expected at least one word, received none");
        }
        var twister = new MersenneTwister(19650218);
        twister.mixIn(key);
        return twister;
    }

    private void initialize(int seed) {
        state[0] = seed;
        for (var i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    private void mixIn(int... key) {
        var i = 1;
        for (int step = 0, k = 0; step < Math.max(SIZE, key.length); step++, k = (k + 1) % key.length) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + key[k] + k;
            i = advance(i);
        }
        for (var step = 0; step < SIZE - 1; step++) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
            i = advance(i);
        }
        state[0] = 0x80000000;
    }

    private int advance(int i) {
        if (i + 1 < SIZE) {
            return i + 1;
        }
        state[0] = state[SIZE - 1];
        return 1;
    }

    /** The next 32 random bits. */
    public int nextInt() {
        if (next == SIZE) {
            twist();
        }
        var y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (var i = 0; i < SIZE; i++) {
            var y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
            state[i] = state[(i + MIDDLE) % SIZE] ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
        }
        next = 0;
    }

    /** A number from 0 (inclusive) to 1 (exclusive) with 53 random bits, as {@code RandomState.random_sample()}. */
    public double nextDouble() {
        var high = nextInt() >>> 5;
        var low = nextInt() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /**
     * A whole number from 0 to {@code largest}, both inclusive, all equally likely: bits are drawn under the smallest mask that
     * covers {@code largest} until they do not exceed it.
     *
     * @throws IllegalArgumentException if {@code largest} is negative
     */
    public int nextUpTo(int largest) {
        if (largest < 0) {
            throw new IllegalArgumentException("MersenneTwister.nextUpTo: largest must be 0 or more, received " + largest);
        }
        if (largest == 0) {
            return 0;
        }
        var mask = -1 >>> Integer.numberOfLeadingZeros(largest);
        int drawn;
        do {
            drawn = nextInt() & mask;
        } while (drawn > largest);
        return drawn;
    }

    /** Brings the elements into a random order, in place, as {@code RandomState.shuffle}. */
    public void shuffle(int[] elements) {
        for (var i = elements.length - 1; i > 0; i--) {
            var j = nextUpTo(i);
            var swapped = elements[i];
            elements[i] = elements[j];
            elements[j] = swapped;
        }
    }

    /**
     * The numbers 0 to {@code count} − 1 in a random order, as {@code RandomState.permutation(count)}.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public int[] permutation(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("MersenneTwister.permutation: count must be 0 or more, received " + count);
        }
        var elements = new int[count];
        for (var i = 0; i < count; i++) {
            elements[i] = i;
        }
        shuffle(elements);
        return elements;
    }
}
