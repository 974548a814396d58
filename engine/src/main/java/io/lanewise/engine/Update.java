package io.lanewise.engine;

import io.lanewise.engine.kernel.UpdateKernels;
import org.jspecify.annotations.Nullable;

/**
 * Optimizer steps, each one pass over n elements of its arrays; Keras's formulas. The weights w and the slots are modified, the
 * gradient g is not; no two windows may overlap. An element depends on its own inputs only, so any split among threads gives the same
 * bits.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and overlaps.
 */
public final class Update {
    private static final UpdateKernels KERNELS = KernelProvider.kernels().update();

    private Update() {}

    /** w ← w − rate · g. */
    public static void sgd(int n, float[] w, int wOffset, float[] g, int gOffset, float rate) {
        weights("Update.sgd", n, w, wOffset, g, gOffset);
        KernelProvider.whenWarm(KernelFamily.UPDATE).update().sgd(n, w, wOffset, g, gOffset, rate);
    }

    /** m ← momentum · m − rate · g; w ← w + m, or with Nesterov w ← w + momentum · m − rate · g. */
    public static void momentum(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float rate, float momentum, boolean nesterov) {
        String operation = "Update.momentum";
        weights(operation, n, w, wOffset, g, gOffset);
        slot(operation, n, w, wOffset, g, gOffset, "m", m, mOffset);
        KERNELS.momentum(n, w, wOffset, g, gOffset, m, mOffset, rate, momentum, nesterov);
    }

    /**
     * v ← rho · v + (1 − rho) · g²; d = v + epsilon, or if {@code average} is there (centered) average ← rho · average +
     * (1 − rho) · g and d = v − average² + epsilon; step = rate · g / √d; if {@code m} is there m ← momentum · m + step and
     * w ← w − m, else w ← w − step.
     */
    public static void rmsprop(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] v, int vOffset, float @Nullable [] m, int mOffset,
            float @Nullable [] average, int averageOffset, float rate, float rho, float momentum, float epsilon) {
        String operation = "Update.rmsprop";
        weights(operation, n, w, wOffset, g, gOffset);
        slot(operation, n, w, wOffset, g, gOffset, "v", v, vOffset);
        if (m != null) {
            slot(operation, n, w, wOffset, g, gOffset, "m", m, mOffset);
            Checks.apart(operation, "v", v, vOffset, n, "m", m, mOffset, n);
        }
        if (average != null) {
            slot(operation, n, w, wOffset, g, gOffset, "average", average, averageOffset);
            Checks.apart(operation, "v", v, vOffset, n, "average", average, averageOffset, n);
        }
        if (m != null && average != null) {
            Checks.apart(operation, "m", m, mOffset, n, "average", average, averageOffset, n);
        }
        KERNELS.rmsprop(n, w, wOffset, g, gOffset, v, vOffset, m, mOffset, average, averageOffset, rate, rho, momentum, epsilon);
    }

    /**
     * m ← m + (g − m)(1 − beta1); v ← v + (g² − v)(1 − beta2); if {@code vMax} is there (amsgrad) vMax ← max(vMax, v) stands
     * for v; w ← w − alpha · m / (√v + epsilon). alpha carries the corrections for bias.
     */
    public static void adam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float @Nullable [] vMax, int vMaxOffset, float alpha, float beta1, float beta2, float epsilon) {
        String operation = "Update.adam";
        weights(operation, n, w, wOffset, g, gOffset);
        slot(operation, n, w, wOffset, g, gOffset, "m", m, mOffset);
        slot(operation, n, w, wOffset, g, gOffset, "v", v, vOffset);
        Checks.apart(operation, "m", m, mOffset, n, "v", v, vOffset, n);
        if (vMax != null) {
            slot(operation, n, w, wOffset, g, gOffset, "vMax", vMax, vMaxOffset);
            Checks.apart(operation, "m", m, mOffset, n, "vMax", vMax, vMaxOffset, n);
            Checks.apart(operation, "v", v, vOffset, n, "vMax", vMax, vMaxOffset, n);
        }
        KERNELS.adam(n, w, wOffset, g, gOffset, m, mOffset, v, vOffset, vMax, vMaxOffset, alpha, beta1, beta2, epsilon);
    }

    /** average ← momentum · average + (1 − momentum) · w; w is not modified. */
    public static void movingAverage(int n, float[] average, int averageOffset, float[] w, int wOffset, float momentum) {
        String operation = "Update.movingAverage";
        Checks.size(operation, "n", n);
        Checks.window(operation, "average", average, averageOffset, n);
        Checks.window(operation, "w", w, wOffset, n);
        Checks.apart(operation, "average", average, averageOffset, n, "w", w, wOffset, n);
        KERNELS.movingAverage(n, average, averageOffset, w, wOffset, momentum);
    }

    static void weights(String operation, int n, float[] w, int wOffset, float[] g, int gOffset) {
        Checks.size(operation, "n", n);
        Checks.window(operation, "w", w, wOffset, n);
        Checks.window(operation, "g", g, gOffset, n);
        Checks.apart(operation, "w", w, wOffset, n, "g", g, gOffset, n);
    }

    static void slot(
            String operation, int n, float[] w, int wOffset, float[] g, int gOffset, String name, float[] slot, int slotOffset) {
        Checks.window(operation, name, slot, slotOffset, n);
        Checks.apart(operation, "w", w, wOffset, n, name, slot, slotOffset, n);
        Checks.apart(operation, "g", g, gOffset, n, name, slot, slotOffset, n);
    }
}
