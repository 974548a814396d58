package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sums over the 64 logical lanes that belong to the library's definition, with the tree that combines them: what the scalar kernels
 * of the same name specify. Lanes j, j + 16, j + 32 and j + 48 are four accumulators; a vector of 16 floats holds all j, narrower
 * ones take several passes, each over its own part of every 64 elements.
 */
final class VectorLaneSums {
    private static final int BLOCK = 64;
    private static final VectorShuffle<Float> DOWN8 = down(8);
    private static final VectorShuffle<Float> DOWN4 = down(4);
    private static final VectorShuffle<Float> DOWN2 = down(2);
    private static final VectorShuffle<Float> DOWN1 = down(1);

    private VectorLaneSums() {}

    /** Σ x[i]. */
    static float sum(int n, float[] x, int xOffset) {
        FloatVector t = sumPass(0, n, x, xOffset);
        if (LANES == 8) {
            t = t.add(sumPass(8, n, x, xOffset));
        }
        if (LANES == 4) {
            t = t.add(sumPass(8, n, x, xOffset)).add(sumPass(4, n, x, xOffset).add(sumPass(12, n, x, xOffset)));
        }
        return fold(t);
    }

    /** Σ a[i] · b[i], each lane a chain of fused multiply-adds. */
    static float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        FloatVector t = dotPass(0, n, a, aOffset, b, bOffset);
        if (LANES == 8) {
            t = t.add(dotPass(8, n, a, aOffset, b, bOffset));
        }
        if (LANES == 4) {
            t = t.add(dotPass(8, n, a, aOffset, b, bOffset))
                    .add(dotPass(4, n, a, aOffset, b, bOffset).add(dotPass(12, n, a, aOffset, b, bOffset)));
        }
        return fold(t);
    }


    private static FloatVector sumPass(int lane, int n, float[] x, int xOffset) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = lane;
        for (int end = lane + n / BLOCK * BLOCK; i < end; i += BLOCK) {
            s0 = s0.add(load(x, xOffset + i));
            s1 = s1.add(load(x, xOffset + i + 16));
            s2 = s2.add(load(x, xOffset + i + 32));
            s3 = s3.add(load(x, xOffset + i + 48));
        }
        if (i < n) {
            s0 = s0.add(load(x, xOffset + i, within(i, n)));
            s1 = s1.add(load(x, xOffset + i + 16, within(i + 16, n)));
            s2 = s2.add(load(x, xOffset + i + 32, within(i + 32, n)));
            s3 = s3.add(load(x, xOffset + i + 48, within(i + 48, n)));
        }
        return s0.add(s2).add(s1.add(s3));
    }

    private static FloatVector dotPass(int lane, int n, float[] a, int aOffset, float[] b, int bOffset) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = lane;
        for (int end = lane + n / BLOCK * BLOCK; i < end; i += BLOCK) {
            s0 = load(a, aOffset + i).fma(load(b, bOffset + i), s0);
            s1 = load(a, aOffset + i + 16).fma(load(b, bOffset + i + 16), s1);
            s2 = load(a, aOffset + i + 32).fma(load(b, bOffset + i + 32), s2);
            s3 = load(a, aOffset + i + 48).fma(load(b, bOffset + i + 48), s3);
        }
        if (i < n) {
            VectorMask<Float> m0 = within(i, n);
            VectorMask<Float> m1 = within(i + 16, n);
            VectorMask<Float> m2 = within(i + 32, n);
            VectorMask<Float> m3 = within(i + 48, n);
            s0 = load(a, aOffset + i, m0).fma(load(b, bOffset + i, m0), s0);
            s1 = load(a, aOffset + i + 16, m1).fma(load(b, bOffset + i + 16, m1), s1);
            s2 = load(a, aOffset + i + 32, m2).fma(load(b, bOffset + i + 32, m2), s2);
            s3 = load(a, aOffset + i + 48, m3).fma(load(b, bOffset + i + 48, m3), s3);
        }
        return s0.add(s2).add(s1.add(s3));
    }


    /** Adds the lanes of a vector: each half onto the other, down to one. */
    private static float fold(FloatVector v) {
        FloatVector t = v;
        if (LANES == 16) {
            t = t.add(t.rearrange(DOWN8));
        }
        if (LANES >= 8) {
            t = t.add(t.rearrange(DOWN4));
        }
        t = t.add(t.rearrange(DOWN2));
        t = t.add(t.rearrange(DOWN1));
        return t.lane(0);
    }

    private static VectorShuffle<Float> down(int by) {
        return VectorShuffle.iota(FLOAT, by, 1, true);
    }

    private static VectorMask<Float> within(int i, int n) {
        return FLOAT.indexInRange(i, n);
    }

    private static FloatVector load(float[] x, int offset) {
        return FloatVector.fromArray(FLOAT, x, offset);
    }

    private static FloatVector load(float[] x, int offset, VectorMask<Float> mask) {
        return FloatVector.fromArray(FLOAT, x, offset, mask);
    }
}
