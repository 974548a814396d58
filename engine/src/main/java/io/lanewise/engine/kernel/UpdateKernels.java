package io.lanewise.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Optimizer steps, each one pass over its arrays; Keras's formulas. w and the slots are modified, g is not. */
public interface UpdateKernels {
    /** w ← w − rate · g. */
    void sgd(int n, float[] w, int wOffset, float[] g, int gOffset, float rate);

    /** m ← momentum · m − rate · g; w ← w + m, or with Nesterov w ← w + momentum · m − rate · g. */
    void momentum(int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float rate, float momentum, boolean nesterov);

    /**
     * v ← rho · v + (1 − rho) · g²; d = v + epsilon, or if {@code average} is there (centered) average ← rho · average +
     * (1 − rho) · g and d = v − average² + epsilon; step = rate · g / √d; if {@code m} is there m ← momentum · m + step and
     * w ← w − m, else w ← w − step.
     */
    void rmsprop(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] v, int vOffset, float @Nullable [] m, int mOffset,
            float @Nullable [] average, int averageOffset, float rate, float rho, float momentum, float epsilon);

    /**
     * m ← m + (g − m)(1 − beta1); v ← v + (g² − v)(1 − beta2); if {@code vMax} is there (amsgrad) vMax ← max(vMax, v) stands
     * for v; w ← w − alpha · m / (√v + epsilon). alpha carries the corrections for bias.
     */
    void adam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float @Nullable [] vMax, int vMaxOffset, float alpha, float beta1, float beta2, float epsilon);

    /** average ← momentum · average + (1 − momentum) · w. */
    void movingAverage(int n, float[] average, int averageOffset, float[] w, int wOffset, float momentum);
}
