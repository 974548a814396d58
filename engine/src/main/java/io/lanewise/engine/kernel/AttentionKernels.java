package io.lanewise.engine.kernel;

/** What attention does with scores, besides products. Matrices are rows×columns without gaps. */
public interface AttentionKernels {
    /**
     * s[r, c] ← exp(scale · (s[r, c] − max_r)) / Σ_c exp(scale · (s[r, c] − max_r)), with sums in the lanes of
     * {@link io.lanewise.engine.Reduce}. A score of −∞ gives 0; a row of nothing else 1 / columns, or 0.
     *
     * @param scale above 0
     * @param uniform whether a row of −∞ alone becomes 1 / columns
     */
    void softmax(int rows, int columns, float scale, boolean uniform, float[] s, int sOffset);

    /** dp[r, c] ← scale · (p[r, c] · (dp[r, c] − Σ_c dp[r, c] · p[r, c])): from the gradient of the shares p to that of the scores. */
    void gradient(int rows, int columns, float scale, float[] p, int pOffset, float[] dp, int dpOffset);

    /** s[i] ← −∞ where mask[i] is not above 0. */
    void exclude(int n, float[] mask, int maskOffset, float[] s, int sOffset);
}
