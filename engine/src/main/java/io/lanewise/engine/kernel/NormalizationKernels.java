package io.lanewise.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Rows brought to mean 0 and variance 1. Matrices are rows×columns without gaps; n is columns, and sums over a row have the lanes of
 * {@link io.lanewise.engine.Reduce}. Of a row x: mean = Σ x / n if {@code centered}, else 0; x̂ = (x − mean) · inverse with inverse =
 * 1 / √(Σ (x − mean)² / n + ε).
 */
public interface NormalizationKernels {
    /** y[r, c] = x̂[r, c] · gamma[c] + beta[c]; without gamma or beta where they are null. x and y may be the same window. */
    void normalize(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float @Nullable [] beta, int betaOffset, float[] y, int yOffset);

    /**
     * The gradient with respect to x: with g = dy · gamma, dx = inverse · (g − Σ g / n − x̂ · (Σ g·x̂ / n)), without the second term unless
     * {@code centered}. dx may be the window of dy.
     */
    void gradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float[] dy, int dyOffset, float[] dx, int dxOffset);

    /** The gradient with respect to gamma, added up over the rows in order: dGamma[c] ← fma(dy[r, c], x̂[r, c], dGamma[c]) from 0. */
    void gammaGradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float[] dy, int dyOffset, float[] dGamma, int dGammaOffset);
}
