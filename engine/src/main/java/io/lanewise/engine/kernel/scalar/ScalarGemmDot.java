package io.lanewise.engine.kernel.scalar;

import static io.lanewise.engine.GemmOrder.LANES;

/** Elements of a product whose terms are added over lanes: the specification of {@link io.lanewise.engine.GemmOrder}. */
final class ScalarGemmDot {
    /** Lanes that are held at a time: every fourth. */
    private static final int GROUPS = 4;

    private ScalarGemmDot() {}

    /** Σ a[p] · b[p]. */
    static float dot(int k, float[] a, int aOffset, float[] b, int bOffset) {
        return dot(0, 1, k, a, aOffset, b, bOffset);
    }

    /** The sum of the lanes whose number is {@code lane} mod {@code step}. */
    private static float dot(int lane, int step, int k, float[] a, int aOffset, float[] b, int bOffset) {
        if (step < GROUPS) {
            return dot(lane, 2 * step, k, a, aOffset, b, bOffset) + dot(lane + step, 2 * step, k, a, aOffset, b, bOffset);
        }
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int p = lane;
        for (; p + 12 < k; p += LANES) {
            s0 = Math.fma(a[aOffset + p], b[bOffset + p], s0);
            s1 = Math.fma(a[aOffset + p + 4], b[bOffset + p + 4], s1);
            s2 = Math.fma(a[aOffset + p + 8], b[bOffset + p + 8], s2);
            s3 = Math.fma(a[aOffset + p + 12], b[bOffset + p + 12], s3);
        }
        if (p - lane < k) {
            s0 = term(p, k, a, aOffset, b, bOffset, s0);
            s1 = term(p + 4, k, a, aOffset, b, bOffset, s1);
            s2 = term(p + 8, k, a, aOffset, b, bOffset, s2);
            s3 = term(p + 12, k, a, aOffset, b, bOffset, s3);
        }
        return (s0 + s2) + (s1 + s3);
    }

    private static float term(int p, int k, float[] a, int aOffset, float[] b, int bOffset, float sum) {
        return p < k ? Math.fma(a[aOffset + p], b[bOffset + p], sum) : Math.fma(0f, 0f, sum);
    }
}
