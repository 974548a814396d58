package io.lanewise.engine.kernel.scalar;

/**
 * Sums in the order that belongs to the library's definition: {@value #LANES} logical lanes, each starting at zero; element i is
 * added to lane i mod {@value #LANES}; then lane j takes in lane j + 32, then j + 16, 8, 4, 2, 1 for the lanes below. Vector
 * kernels of every width do the same additions, so the bits agree.
 *
 * <p>Sixty-four lanes are four vectors of 512 bits, enough to hide the latency of an addition.
 */
final class LaneSums {
    static final int LANES = 64;
    /** Lanes that {@code group} methods leave: they hold four at this distance in registers. */
    private static final int GROUPS = 16;

    private LaneSums() {}

    /** Σ x[i]. */
    static float sum(int n, float[] x, int xOffset) {
        return sum(0, 1, n, x, xOffset);
    }

    /** Σ a[i] · b[i], each lane a chain of fused multiply-adds. */
    static float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        return dot(0, 1, n, a, aOffset, b, bOffset);
    }

    /** Σ exp(x[i] − shift). */
    static float sumExp(int n, float[] x, int xOffset, float shift) {
        return sumExp(0, 1, n, x, xOffset, shift);
    }

    /** The sum of the lanes whose number is {@code lane} mod {@code step}. */
    private static float sum(int lane, int step, int n, float[] x, int xOffset) {
        if (step < GROUPS) {
            return sum(lane, 2 * step, n, x, xOffset) + sum(lane + step, 2 * step, n, x, xOffset);
        }
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int i = lane;
        for (; i + 48 < n; i += LANES) {
            s0 += x[xOffset + i];
            s1 += x[xOffset + i + 16];
            s2 += x[xOffset + i + 32];
            s3 += x[xOffset + i + 48];
        }
        s0 += i < n ? x[xOffset + i] : 0f;
        s1 += i + 16 < n ? x[xOffset + i + 16] : 0f;
        s2 += i + 32 < n ? x[xOffset + i + 32] : 0f;
        return (s0 + s2) + (s1 + s3);
    }

    private static float dot(int lane, int step, int n, float[] a, int aOffset, float[] b, int bOffset) {
        if (step < GROUPS) {
            return dot(lane, 2 * step, n, a, aOffset, b, bOffset) + dot(lane + step, 2 * step, n, a, aOffset, b, bOffset);
        }
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int i = lane;
        for (; i + 48 < n; i += LANES) {
            s0 = Math.fma(a[aOffset + i], b[bOffset + i], s0);
            s1 = Math.fma(a[aOffset + i + 16], b[bOffset + i + 16], s1);
            s2 = Math.fma(a[aOffset + i + 32], b[bOffset + i + 32], s2);
            s3 = Math.fma(a[aOffset + i + 48], b[bOffset + i + 48], s3);
        }
        s0 = i < n ? Math.fma(a[aOffset + i], b[bOffset + i], s0) : s0;
        s1 = i + 16 < n ? Math.fma(a[aOffset + i + 16], b[bOffset + i + 16], s1) : s1;
        s2 = i + 32 < n ? Math.fma(a[aOffset + i + 32], b[bOffset + i + 32], s2) : s2;
        return (s0 + s2) + (s1 + s3);
    }

    private static float sumExp(int lane, int step, int n, float[] x, int xOffset, float shift) {
        if (step < GROUPS) {
            return sumExp(lane, 2 * step, n, x, xOffset, shift) + sumExp(lane + step, 2 * step, n, x, xOffset, shift);
        }
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int i = lane;
        for (; i + 48 < n; i += LANES) {
            s0 += ScalarMath.exp(x[xOffset + i] - shift);
            s1 += ScalarMath.exp(x[xOffset + i + 16] - shift);
            s2 += ScalarMath.exp(x[xOffset + i + 32] - shift);
            s3 += ScalarMath.exp(x[xOffset + i + 48] - shift);
        }
        s0 += i < n ? ScalarMath.exp(x[xOffset + i] - shift) : 0f;
        s1 += i + 16 < n ? ScalarMath.exp(x[xOffset + i + 16] - shift) : 0f;
        s2 += i + 32 < n ? ScalarMath.exp(x[xOffset + i + 32] - shift) : 0f;
        return (s0 + s2) + (s1 + s3);
    }
}
