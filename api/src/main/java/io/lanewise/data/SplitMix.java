package io.lanewise.data;

/** SplitMix64 (Steele, Lea and Flood, 2014): small, fast random numbers of which any stream can be had by its number. */
final class SplitMix {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    SplitMix(long seed, long stream) {
        state = mix(seed + GOLDEN_GAMMA) ^ mix(stream * GOLDEN_GAMMA);
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 (inclusive) to {@code bound} (exclusive); the bias is below bound / 2³¹. */
    int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /** Uniform from {@code low} to {@code high}. */
    double between(double low, double high) {
        return low + (high - low) * ((next() >>> 11) * 0x1p-53);
    }

    boolean chance(double probability) {
        return between(0, 1) < probability;
    }

    private static long mix(long bits) {
        var z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
