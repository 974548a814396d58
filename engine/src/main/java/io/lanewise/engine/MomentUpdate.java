package io.lanewise.engine;

import io.lanewise.engine.kernel.MomentKernels;

/**
 * Optimizer steps by moving averages of the gradient, each one pass over n elements of its arrays; Keras's formulas. The weights w and
 * the slots are modified, the gradient g is not unless it says so; no two windows may overlap. An element depends on its own inputs only,
 * so any split among threads gives the same bits.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and overlaps.
 */
public final class MomentUpdate {
    private static final MomentKernels KERNELS = KernelProvider.kernels().moment();

    private MomentUpdate() {}

    /**
     * m ← m + (g − m)(1 − beta1); u ← max(beta2 · u, |g|); w ← w − rate · m / (correction · (u + epsilon)). correction is 1 − beta1ᵗ.
     */
    public static void adamax(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] u, int uOffset,
            float rate, float correction, float beta1, float beta2, float epsilon) {
        String operation = "MomentUpdate.adamax";
        Update.weights(operation, n, w, wOffset, g, gOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "m", m, mOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "u", u, uOffset);
        Checks.apart(operation, "m", m, mOffset, n, "u", u, uOffset, n);
        KERNELS.adamax(n, w, wOffset, g, gOffset, m, mOffset, u, uOffset, rate, correction, beta1, beta2, epsilon);
    }

    /**
     * m ← m + (g − m)(1 − beta1); v ← v + (g² − v)(1 − beta2); w ← w − rate · (ofMomentum · m + ofGradient · g) / (√(v / correction) + epsilon).
     * correction is 1 − beta2ᵗ; the factors of momentum and gradient carry theirs.
     */
    public static void nadam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float rate, float ofMomentum, float ofGradient, float correction, float beta1, float beta2, float epsilon) {
        String operation = "MomentUpdate.nadam";
        Update.weights(operation, n, w, wOffset, g, gOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "m", m, mOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "v", v, vOffset);
        Checks.apart(operation, "m", m, mOffset, n, "v", v, vOffset, n);
        KERNELS.nadam(n, w, wOffset, g, gOffset, m, mOffset, v, vOffset, rate, ofMomentum, ofGradient, correction, beta1, beta2, epsilon);
    }

    /** w ← w − rate · sign(beta1 · m + (1 − beta1) · g); m ← beta2 · m + (1 − beta2) · g. The sign of NaN is NaN. */
    public static void lion(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset,
            float rate, float beta1, float beta2) {
        String operation = "MomentUpdate.lion";
        Update.weights(operation, n, w, wOffset, g, gOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "m", m, mOffset);
        KERNELS.lion(n, w, wOffset, g, gOffset, m, mOffset, rate, beta1, beta2);
    }

    /**
     * v ← v + (g² − v)(1 − beta2); z ← z − rate · g / (√(v / correction) + epsilon); x = (w − (1 − beta1) · z) / beta1;
     * w ← (1 − beta1) · z + beta1 · ((1 − weight) · x + weight · z). correction is 1 − beta2ᵗ.
     */
    public static void scheduleFree(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] z, int zOffset, float[] v, int vOffset,
            float rate, float correction, float weight, float beta1, float beta2, float epsilon) {
        String operation = "MomentUpdate.scheduleFree";
        Update.weights(operation, n, w, wOffset, g, gOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "z", z, zOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "v", v, vOffset);
        Checks.apart(operation, "z", z, zOffset, n, "v", v, vOffset, n);
        KERNELS.scheduleFree(n, w, wOffset, g, gOffset, z, zOffset, v, vOffset, rate, correction, weight, beta1, beta2, epsilon);
    }

    /**
     * m ← m + (g − m)(1 − beta1); v ← v + (g² − v)(1 − beta2); g ← (m / correction1) / (√(v / correction2) + epsilon): the direction of a
     * step in the gradient's place. The corrections are 1 − beta1ᵗ and 1 − beta2ᵗ.
     */
    public static void direction(
            int n, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float correction1, float correction2, float beta1, float beta2, float epsilon) {
        String operation = "MomentUpdate.direction";
        Checks.size(operation, "n", n);
        Checks.window(operation, "g", g, gOffset, n);
        Checks.window(operation, "m", m, mOffset, n);
        Checks.apart(operation, "g", g, gOffset, n, "m", m, mOffset, n);
        Checks.window(operation, "v", v, vOffset, n);
        Checks.apart(operation, "g", g, gOffset, n, "v", v, vOffset, n);
        Checks.apart(operation, "m", m, mOffset, n, "v", v, vOffset, n);
        KERNELS.direction(n, g, gOffset, m, mOffset, v, vOffset, correction1, correction2, beta1, beta2, epsilon);
    }
}
