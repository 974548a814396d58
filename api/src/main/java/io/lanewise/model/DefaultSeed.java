package io.lanewise.model;

/** The seed of models that are not given one. Part of the library's process-wide state. */
public final class DefaultSeed {
    private static volatile long seed;

    private DefaultSeed() {}

    /** The seed of models made from now on. */
    public static void set(long value) {
        seed = value;
    }

    /** The present seed, 0 unless set. */
    public static long get() {
        return seed;
    }
}
