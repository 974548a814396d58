package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.GemmOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Adds up the lanes of sixteen sums. Two vectors become one by exchanging halves, quarters and so on, so that each addition fills a vector: fifteen of
 * them for sixteen sums.
 */
final class VectorGemmDotFold {
    /** Sums that are added up together. */
    static final int SUMS = 16;

    /** Where their totals lie, behind their lanes. */
    static final int TOTALS = SUMS * GemmOrder.LANES;

    /** Room for a vector behind these: see {@link VectorGemmTiles} on sums that are not finished. */
    static final int SPARE = TOTALS + SUMS;

    /** Elements of all that. */
    static final int ROOM = SPARE + LANES;

    private static final int HALF = 8;
    private static final boolean SIXTEEN = LANES == GemmOrder.LANES;

    private static final VectorShuffle<Float> SWAP_8 = VectorShuffle.fromOp(FLOAT, l -> (l ^ 8) % LANES);
    private static final VectorShuffle<Float> SWAP_4 = VectorShuffle.fromOp(FLOAT, l -> (l ^ 4) % LANES);
    private static final VectorShuffle<Float> SWAP_2 = VectorShuffle.fromOp(FLOAT, l -> (l ^ 2) % LANES);
    private static final VectorShuffle<Float> SWAP_1 = VectorShuffle.fromOp(FLOAT, l -> l ^ 1);
    private static final VectorMask<Float> UPPER_8 = VectorMask.fromLong(FLOAT, 0xFF00);
    private static final VectorMask<Float> UPPER_4 = VectorMask.fromLong(FLOAT, 0xF0F0);
    private static final VectorMask<Float> UPPER_2 = VectorMask.fromLong(FLOAT, 0xCCCC);
    private static final VectorMask<Float> UPPER_1 = VectorMask.fromLong(FLOAT, 0xAAAA);

    private VectorGemmDotFold() {}

    /** sums[TOTALS + d] = the sum of the lanes sums[16 · d + l], in {@link GemmOrder}'s order. */
    static void fold(float[] sums) {
        if (LANES < HALF) {
            for (int d = 0; d < SUMS; d++) {
                sums[TOTALS + d] = one(sums, d * GemmOrder.LANES);
            }
        } else {
            for (int d = 0; d < SUMS; d += LANES) {
                vector(sums, d * GemmOrder.LANES, TOTALS + d);
            }
        }
    }

    // Each line is written out: C2 makes objects of vectors that a method of ours returns.
    private static void vector(float[] sums, int at, int to) {
        FloatVector s0 = fromArray(FLOAT, sums, at);
        FloatVector s1 = fromArray(FLOAT, sums, at + 16);
        FloatVector s2 = fromArray(FLOAT, sums, at + 32);
        FloatVector s3 = fromArray(FLOAT, sums, at + 48);
        FloatVector s4 = fromArray(FLOAT, sums, at + 64);
        FloatVector s5 = fromArray(FLOAT, sums, at + 80);
        FloatVector s6 = fromArray(FLOAT, sums, at + 96);
        FloatVector s7 = fromArray(FLOAT, sums, at + 112);
        // With 16 lanes the other vector is the sum eight further on; with eight it is the same sum's upper half.
        FloatVector t0 = fromArray(FLOAT, sums, at + (SIXTEEN ? 128 : 8));
        FloatVector t1 = fromArray(FLOAT, sums, at + 16 + (SIXTEEN ? 128 : 8));
        FloatVector t2 = fromArray(FLOAT, sums, at + 32 + (SIXTEEN ? 128 : 8));
        FloatVector t3 = fromArray(FLOAT, sums, at + 48 + (SIXTEEN ? 128 : 8));
        FloatVector t4 = fromArray(FLOAT, sums, at + 64 + (SIXTEEN ? 128 : 8));
        FloatVector t5 = fromArray(FLOAT, sums, at + 80 + (SIXTEEN ? 128 : 8));
        FloatVector t6 = fromArray(FLOAT, sums, at + 96 + (SIXTEEN ? 128 : 8));
        FloatVector t7 = fromArray(FLOAT, sums, at + 112 + (SIXTEEN ? 128 : 8));
        if (SIXTEEN) {
            s0 = s0.blend(t0, UPPER_8).add(t0.blend(s0, UPPER_8).rearrange(SWAP_8));
            s1 = s1.blend(t1, UPPER_8).add(t1.blend(s1, UPPER_8).rearrange(SWAP_8));
            s2 = s2.blend(t2, UPPER_8).add(t2.blend(s2, UPPER_8).rearrange(SWAP_8));
            s3 = s3.blend(t3, UPPER_8).add(t3.blend(s3, UPPER_8).rearrange(SWAP_8));
            s4 = s4.blend(t4, UPPER_8).add(t4.blend(s4, UPPER_8).rearrange(SWAP_8));
            s5 = s5.blend(t5, UPPER_8).add(t5.blend(s5, UPPER_8).rearrange(SWAP_8));
            s6 = s6.blend(t6, UPPER_8).add(t6.blend(s6, UPPER_8).rearrange(SWAP_8));
            s7 = s7.blend(t7, UPPER_8).add(t7.blend(s7, UPPER_8).rearrange(SWAP_8));
        } else {
            s0 = s0.add(t0);
            s1 = s1.add(t1);
            s2 = s2.add(t2);
            s3 = s3.add(t3);
            s4 = s4.add(t4);
            s5 = s5.add(t5);
            s6 = s6.add(t6);
            s7 = s7.add(t7);
        }
        s0 = s0.blend(s4, UPPER_4).add(s4.blend(s0, UPPER_4).rearrange(SWAP_4));
        s1 = s1.blend(s5, UPPER_4).add(s5.blend(s1, UPPER_4).rearrange(SWAP_4));
        s2 = s2.blend(s6, UPPER_4).add(s6.blend(s2, UPPER_4).rearrange(SWAP_4));
        s3 = s3.blend(s7, UPPER_4).add(s7.blend(s3, UPPER_4).rearrange(SWAP_4));
        s0 = s0.blend(s2, UPPER_2).add(s2.blend(s0, UPPER_2).rearrange(SWAP_2));
        s1 = s1.blend(s3, UPPER_2).add(s3.blend(s1, UPPER_2).rearrange(SWAP_2));
        s0.blend(s1, UPPER_1).add(s1.blend(s0, UPPER_1).rearrange(SWAP_1)).intoArray(sums, to);
    }

    private static float one(float[] s, int at) {
        float s0 = (s[at] + s[at + 8]) + (s[at + 4] + s[at + 12]);
        float s1 = (s[at + 1] + s[at + 9]) + (s[at + 5] + s[at + 13]);
        float s2 = (s[at + 2] + s[at + 10]) + (s[at + 6] + s[at + 14]);
        float s3 = (s[at + 3] + s[at + 11]) + (s[at + 7] + s[at + 15]);
        return (s0 + s2) + (s1 + s3);
    }
}
