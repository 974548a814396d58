package io.lanewise.graph;

import io.lanewise.engine.CacheLines;

/**
 * The memory that programs share, one after the other: as large as the largest needs, from {@link CacheLines#FIRST} on. Not safe for two threads
 * at once: each thread that runs programs has its own.
 */
public final class Arena {
    private float[] floats = {};
    private int[] ints = {};
    private int version;

    /** Whether there is this much room. */
    boolean fits(int floatCount, int intCount) {
        return floats.length >= CacheLines.FIRST + floatCount && ints.length >= CacheLines.FIRST + intCount;
    }

    /** Makes sure there is this much room; growing moves the memory, and {@link #version} tells. */
    void reserve(int floatCount, int intCount) {
        if (floats.length < CacheLines.FIRST + floatCount) {
            // The old memory may go before the new one comes.
            floats = new float[0];
            floats = new float[CacheLines.FIRST + floatCount];
            version++;
        }
        if (ints.length < CacheLines.FIRST + intCount) {
            ints = new int[0];
            ints = new int[CacheLines.FIRST + intCount];
            version++;
        }
    }

    /** How often the memory has moved. */
    int version() {
        return version;
    }

    float[] floats() {
        return floats;
    }

    int[] ints() {
        return ints;
    }
}
