package io.lanewise.engine.kernel;

/** Optimizer steps by moving averages of the gradient, each one pass over its arrays; Keras's formulas. w and the slots are modified, g is not unless it says so. */
public interface MomentKernels {
    /**
     * m ← m + (g − m)(1 − beta1); u ← max(beta2 · u, |g|); w ← w − rate · m / (correction · (u + epsilon)). correction is 1 − beta1ᵗ.
     */
    void adamax(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] u, int uOffset,
            float rate, float correction, float beta1, float beta2, float epsilon);

    /**
     * m ← m + (g − m)(1 − beta1); v ← v + (g² − v)(1 − beta2); w ← w − rate · (ofMomentum · m + ofGradient · g) / (√(v / correction) + epsilon).
     * correction is 1 − beta2ᵗ; the factors of momentum and gradient carry theirs.
     */
    void nadam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float rate, float ofMomentum, float ofGradient, float correction, float beta1, float beta2, float epsilon);

    /** w ← w − rate · sign(beta1 · m + (1 − beta1) · g); m ← beta2 · m + (1 − beta2) · g. The sign of NaN is NaN. */
    void lion(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset,
            float rate, float beta1, float beta2);

    /**
     * v ← v + (g² − v)(1 − beta2); z ← z − rate · g / (√(v / correction) + epsilon); x = (w − (1 − beta1) · z) / beta1;
     * w ← (1 − beta1) · z + beta1 · ((1 − weight) · x + weight · z). correction is 1 − beta2ᵗ.
     */
    void scheduleFree(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] z, int zOffset, float[] v, int vOffset,
            float rate, float correction, float weight, float beta1, float beta2, float epsilon);

    /**
     * m ← m + (g − m)(1 − beta1); v ← v + (g² − v)(1 − beta2); g ← (m / correction1) / (√(v / correction2) + epsilon): the direction of a
     * step in the gradient's place. The corrections are 1 − beta1ᵗ and 1 − beta2ᵗ.
     */
    void direction(
            int n, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float correction1, float correction2, float beta1, float beta2, float epsilon);
}
