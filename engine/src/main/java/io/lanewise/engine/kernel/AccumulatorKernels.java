package io.lanewise.engine.kernel;

/** Optimizer steps by sums of squared gradients, each one pass over its arrays; Keras's formulas. w and the slots are modified, g is not. */
public interface AccumulatorKernels {
    /** a ← a + g²; w ← w − rate · g / √(a + epsilon). */
    void adagrad(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset,
            float rate, float epsilon);

    /**
     * a ← rho · a + (1 − rho) · g²; step = −√(d + epsilon) · g / √(a + epsilon); d ← rho · d + (1 − rho) · step²; w ← w + rate · step.
     */
    void adadelta(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] d, int dOffset,
            float rate, float rho, float epsilon);

    /**
     * a' = a + g²; z ← z + g + 2 · shrinkage · w − (a'^power − a^power) / rate · w; a ← a';
     * w ← (clip(z, −l1, l1) − z) / (a'^power / rate + 2 · l2). Any power but 0.5, a root, takes its time.
     */
    void ftrl(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] z, int zOffset,
            float rate, float power, float l1, float l2, float shrinkage);
}
