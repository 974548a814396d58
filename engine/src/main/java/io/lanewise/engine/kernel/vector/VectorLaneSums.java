package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over the 64 logical lanes that belong to the library's definition, with the tree that combines them: what the scalar kernels
 * of the same name specify. Lanes j, j + 16, j + 32 and j + 48 are four accumulators; a vector of 16 floats holds all j, narrower
 * ones take several passes, each over its own part of every 64 elements.
 */
final class VectorLaneSums {
    private static final int BLOCK = 64;

    /** Logical lanes that are left when the four accumulators have been added. */
    private static final int ACCUMULATORS = 16;
    /** Elements that are added as single numbers: the scratch would be read as vectors before what single numbers wrote there has arrived. */
    private static final int SHORT = 2 * ACCUMULATORS;

    /** Where in the scratch what is left of a row lies, with zeros behind it, and of a second row. */
    private static final int A = ACCUMULATORS;
    private static final int B = A + BLOCK;

    /** Of each thread. Sums pass through memory because C2 boxes a vector that a method returns without being inlined. */
    private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[B + BLOCK]);

    private VectorLaneSums() {}

    private static void fill(int count, float[] from, int offset, float[] rest, int at) {
        System.arraycopy(from, offset, rest, at, count);
        Arrays.fill(rest, at + count, at + BLOCK, 0);
    }

    /** Σ x[i]. */
    static float sum(int n, float[] x, int xOffset) {
        if (n <= SHORT) {
            return shortSum(n, x, xOffset);
        }
        float[] scratch = SCRATCH.get();
        if (n < BLOCK) {
            fill(n, x, xOffset, scratch, A);
            return sumOfBlocks(BLOCK, scratch, A, scratch);
        }
        return sumOfBlocks(n, x, xOffset, scratch);
    }

    /** Σ a[i] · b[i], each lane a chain of fused multiply-adds. */
    static float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        float[] scratch = SCRATCH.get();
        if (n < BLOCK) {
            fill(n, a, aOffset, scratch, A);
            fill(n, b, bOffset, scratch, B);
            return dotOfBlocks(BLOCK, scratch, A, scratch, B, scratch);
        }
        return dotOfBlocks(n, a, aOffset, b, bOffset, scratch);
    }

    /** At least one block of 64, so that the loop over them always has a turn: see {@link VectorReduce#max}. */
    private static float sumOfBlocks(int n, float[] x, int xOffset, float[] scratch) {
        for (int lane = 0; lane < ACCUMULATORS; lane += LANES) {
            sumPass(lane, n, x, xOffset, scratch);
        }
        return fold(scratch);
    }

    private static float dotOfBlocks(int n, float[] a, int aOffset, float[] b, int bOffset, float[] scratch) {
        for (int lane = 0; lane < ACCUMULATORS; lane += LANES) {
            dotPass(lane, n, a, aOffset, b, bOffset, scratch);
        }
        return fold(scratch);
    }

    /** A row such as ten classes: the tree of {@link #fold} without memory, where each lane has an element or two, or the zero that it starts from. */
    private static float shortSum(int n, float[] x, int xOffset) {
        return ((shortEighth(n, x, xOffset, 0) + shortEighth(n, x, xOffset, 4)) + (shortEighth(n, x, xOffset, 2) + shortEighth(n, x, xOffset, 6)))
                + ((shortEighth(n, x, xOffset, 1) + shortEighth(n, x, xOffset, 5)) + (shortEighth(n, x, xOffset, 3) + shortEighth(n, x, xOffset, 7)));
    }

    private static float shortEighth(int n, float[] x, int xOffset, int lane) {
        return shortLane(n, x, xOffset, lane) + shortLane(n, x, xOffset, lane + ACCUMULATORS / 2);
    }

    private static float shortLane(int n, float[] x, int xOffset, int lane) {
        float first = lane < n ? 0f + x[xOffset + lane] : 0f;
        return lane + ACCUMULATORS < n ? first + x[xOffset + lane + ACCUMULATORS] : first;
    }

    private static void sumPass(int lane, int n, float[] x, int xOffset, float[] scratch) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = lane;
        for (int end = lane + n / BLOCK * BLOCK; i < end; i += BLOCK) {
            s0 = fromArray(FLOAT, x, xOffset + i).add(s0);
            s1 = fromArray(FLOAT, x, xOffset + i + 16).add(s1);
            s2 = fromArray(FLOAT, x, xOffset + i + 32).add(s2);
            s3 = fromArray(FLOAT, x, xOffset + i + 48).add(s3);
        }
        if (i < n) {
            int from = i - lane;
            fill(n - from, x, xOffset + from, scratch, A);
            s0 = fromArray(FLOAT, scratch, A + lane).add(s0);
            s1 = fromArray(FLOAT, scratch, A + lane + 16).add(s1);
            s2 = fromArray(FLOAT, scratch, A + lane + 32).add(s2);
            s3 = fromArray(FLOAT, scratch, A + lane + 48).add(s3);
        }
        s0.add(s2).add(s1.add(s3)).intoArray(scratch, lane);
    }

    private static void dotPass(int lane, int n, float[] a, int aOffset, float[] b, int bOffset, float[] scratch) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = lane;
        for (int end = lane + n / BLOCK * BLOCK; i < end; i += BLOCK) {
            s0 = fromArray(FLOAT, a, aOffset + i).fma(fromArray(FLOAT, b, bOffset + i), s0);
            s1 = fromArray(FLOAT, a, aOffset + i + 16).fma(fromArray(FLOAT, b, bOffset + i + 16), s1);
            s2 = fromArray(FLOAT, a, aOffset + i + 32).fma(fromArray(FLOAT, b, bOffset + i + 32), s2);
            s3 = fromArray(FLOAT, a, aOffset + i + 48).fma(fromArray(FLOAT, b, bOffset + i + 48), s3);
        }
        if (i < n) {
            int from = i - lane;
            fill(n - from, a, aOffset + from, scratch, A);
            fill(n - from, b, bOffset + from, scratch, B);
            s0 = fromArray(FLOAT, scratch, A + lane).fma(fromArray(FLOAT, scratch, B + lane), s0);
            s1 = fromArray(FLOAT, scratch, A + lane + 16).fma(fromArray(FLOAT, scratch, B + lane + 16), s1);
            s2 = fromArray(FLOAT, scratch, A + lane + 32).fma(fromArray(FLOAT, scratch, B + lane + 32), s2);
            s3 = fromArray(FLOAT, scratch, A + lane + 48).fma(fromArray(FLOAT, scratch, B + lane + 48), s3);
        }
        s0.add(s2).add(s1.add(s3)).intoArray(scratch, lane);
    }

    /** Adds the sixteen lanes: each half onto the other, down to one. In registers: by way of memory each level waits for the last. */
    private static float fold(float[] lanes) {
        return ((eighth(lanes, 0) + eighth(lanes, 4)) + (eighth(lanes, 2) + eighth(lanes, 6)))
                + ((eighth(lanes, 1) + eighth(lanes, 5)) + (eighth(lanes, 3) + eighth(lanes, 7)));
    }

    private static float eighth(float[] lanes, int lane) {
        return lanes[lane] + lanes[lane + ACCUMULATORS / 2];
    }
}
