package io.lanewise.engine.kernel;

/**
 * What recurrent layers do in a step besides products. States and gates are n numbers each, one behind the other; the sums that a
 * product gives come in rows, with the gates side by side. σ′(y) = y · (1 − y) and tanh′(y) = 1 − y² are the slopes by the function's own value.
 */
public interface RecurrentKernels {
    /**
     * y[r, j] = x[r, j] + bias[j] + s[r, j], where rows of x and s are {@code stride} apart and those of y {@code units}. y is modified, and apart
     * from the others.
     */
    void sums(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset);

    /** The sigmoid of {@link #sums}. */
    void sigmoids(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset);

    /** The hyperbolic tangent of {@link #sums}. */
    void tanhs(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset);

    /**
     * c[j] = f[j] · before[j] + i[j] · g[j], t[j] = tanh c[j] and h[j] = o[j] · t[j].
     *
     * @param gates i, f, g, o and t, {@code stride} apart; t is modified
     * @param c modified; may be before
     * @param h modified
     */
    void lstmState(
            int n, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] c, int cOffset, float[] h, int hOffset);

    /**
     * With δ = dc + dh · o · tanh′(t), the gradients of the sums: i: δ · g · σ′(i), f: δ · before · σ′(f), g: δ · i · tanh′(g), o: dh · t ·
     * σ′(o); dc becomes δ · f.
     *
     * @param gates i, f, g, o and t = tanh c, {@code stride} apart
     * @param dc modified
     * @param sums the four gradients, {@code sumStride} apart; modified
     */
    void lstmGradient(
            int n, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] dc, int dcOffset,
            float[] sums, int sumOffset, int sumStride);

    /**
     * q[r, j] = s[r, j] + productBias[j] and y[r, j] = x[r, j] + bias[j] + reset[r, j] · q[r, j], where rows of x and s are {@code stride} apart and
     * the others {@code units}. q and y are modified.
     */
    void gruCandidate(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] productBias,
            int productBiasOffset, float[] gates, int reset, int q, int y);

    /** h[i] = z[i] · before[i] + (1 − z[i]) · candidate[i]. h is modified, and may be before. */
    void gruState(int n, float[] gates, int z, int candidate, float[] before, int beforeOffset, float[] h, int hOffset);

    /**
     * The gradients of the sums of z, dh · (before − candidate) · σ′(z), and of the candidate, dh · (1 − z) · tanh′(candidate), and what goes
     * straight to the state before: direct = dh · z.
     */
    void gruGradient(
            int n, float[] gates, int z, int candidate, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] sums, int zSum,
            int candidateSum, float[] direct, int directOffset);

    /** The gradient of the sum of r: d · factor · σ′(r), and of what r is multiplied by: d · r. */
    void gruResetGradient(
            int n, float[] gates, int r, float[] factor, int factorOffset, float[] d, int dOffset, float[] sums, int rSum, float[] other, int otherOffset);
}
