package io.lanewise.engine;

import io.lanewise.engine.kernel.AccumulatorKernels;

/**
 * Optimizer steps by sums of squared gradients, each one pass over n elements of its arrays; Keras's formulas. The weights w and the
 * slots are modified, the gradient g is not; no two windows may overlap. An element depends on its own inputs only, so any split among
 * threads gives the same bits.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and overlaps.
 */
public final class AccumulatorUpdate {
    private static final AccumulatorKernels KERNELS = KernelProvider.kernels().accumulator();

    private AccumulatorUpdate() {}

    /** a ← a + g²; w ← w − rate · g / √(a + epsilon). */
    public static void adagrad(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset,
            float rate, float epsilon) {
        String operation = "AccumulatorUpdate.adagrad";
        Update.weights(operation, n, w, wOffset, g, gOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "a", a, aOffset);
        KERNELS.adagrad(n, w, wOffset, g, gOffset, a, aOffset, rate, epsilon);
    }

    /**
     * a ← rho · a + (1 − rho) · g²; step = −√(d + epsilon) · g / √(a + epsilon); d ← rho · d + (1 − rho) · step²; w ← w + rate · step.
     */
    public static void adadelta(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] d, int dOffset,
            float rate, float rho, float epsilon) {
        String operation = "AccumulatorUpdate.adadelta";
        Update.weights(operation, n, w, wOffset, g, gOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "a", a, aOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "d", d, dOffset);
        Checks.apart(operation, "a", a, aOffset, n, "d", d, dOffset, n);
        KERNELS.adadelta(n, w, wOffset, g, gOffset, a, aOffset, d, dOffset, rate, rho, epsilon);
    }

    /**
     * a' = a + g²; z ← z + g + 2 · shrinkage · w − (a'^power − a^power) / rate · w; a ← a';
     * w ← (clip(z, −l1, l1) − z) / (a'^power / rate + 2 · l2). Any power but 0.5, a root, takes its time.
     */
    public static void ftrl(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] z, int zOffset,
            float rate, float power, float l1, float l2, float shrinkage) {
        String operation = "AccumulatorUpdate.ftrl";
        Update.weights(operation, n, w, wOffset, g, gOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "a", a, aOffset);
        Update.slot(operation, n, w, wOffset, g, gOffset, "z", z, zOffset);
        Checks.apart(operation, "a", a, aOffset, n, "z", z, zOffset, n);
        KERNELS.ftrl(n, w, wOffset, g, gOffset, a, aOffset, z, zOffset, rate, power, l1, l2, shrinkage);
    }
}
