package io.lanewise.engine;

/**
 * Numbers that decide how fast the engine is and never what it computes. They were measured; a product's block length, which
 * does decide bits, is {@link Gemm#BLOCK}.
 *
 * @param spinNanos how long a worker looks for the next task before it parks, in nanoseconds. Long enough to bridge the serial
 *     parts of a training step, since waking a parked thread costs tens of microseconds; short against anything a user notices.
 * @param gemmWorkPerThread multiply-adds of a product that pay for another thread: about 5 µs of arithmetic with vectors, where a
 *     hand-off costs up to 1 µs and cold caches some more.
 * @param gemmWorkPerPart multiply-adds of one of several parts of a thread: each packs what it reads once more.
 * @param gemmRowsPerPart rows of one of several parts of a thread, where rows are split: each packs all of B once more.
 * @param gemmRowUnit rows of a product that are better not split: the height of the lower tiles.
 * @param gemmPackingRows how many rows of a product take as long as packing B does.
 * @param gatherWorkPerPart elements gathered that pay for handing rows to another thread: about 5 µs of reading from memory.
 * @param updateWorkPerPart numbers (weights and slots) of an optimizer's step that pay for handing a part to another thread: about
 *     3 µs of reading and writing in the second cache.
 */
public record Tuning(
        long spinNanos, long gemmWorkPerThread, long gemmWorkPerPart, int gemmRowsPerPart, int gemmRowUnit, int gemmPackingRows,
        int gatherWorkPerPart, int updateWorkPerPart) {
    /** The numbers in use. */
    public static final Tuning CURRENT = new Tuning(50_000, 300_000, 600_000, 64, 4, 8, 10_000, 24_000);
}
