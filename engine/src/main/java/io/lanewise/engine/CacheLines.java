package io.lanewise.engine;

/**
 * Where arrays must begin for vectors to lie in whole lines of the cache. A vector that lies in two takes two reads, and one of 64 bytes always
 * does unless its address is a multiple of 64. Java does not tell addresses. But collectors with regions (G1, the default, and others) give a large array a
 * place of its own, at the beginning of a region, where its elements follow a header of 16 bytes: so the one at {@link #FIRST} begins a line. In
 * other arrays that element is as good as any.
 */
public final class CacheLines {
    /** Floats, and ints, in a line: 64 bytes. */
    public static final int ELEMENTS = 16;

    /** The first element of a large array that begins a line: behind a header of 16 bytes. */
    public static final int FIRST = ELEMENTS - 4;

    private static final long LARGEST_REGION = 32L << 20;
    private static final long SMALLEST_REGION = 1L << 20;
    private static final long REGIONS = 2048;

    /** Elements of the smallest array that has a place of its own. */
    private static final int LARGE = (int) (region(Runtime.getRuntime().maxMemory()) / 2 / Float.BYTES);

    private CacheLines() {}

    /** Bytes of a region of G1, as it chooses them itself: a 2048th of the heap, and a power of two between 1 and 32 MB. */
    static long region(long heap) {
        long region = Math.clamp(heap / REGIONS, SMALLEST_REGION, LARGEST_REGION);
        long power = Long.highestOneBit(region);
        return power == region ? power : 2 * power;
    }

    /** The length of an array that has so many elements from {@link #FIRST} on, and a place of its own, however few they are. */
    public static int lengthApart(int elements) {
        return Math.max(LARGE, Math.addExact(FIRST, elements));
    }
}
