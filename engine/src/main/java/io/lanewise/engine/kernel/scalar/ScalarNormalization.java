package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.NormalizationKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows brought to mean 0 and variance 1 in plain loops. */
public final class ScalarNormalization implements NormalizationKernels {
    private static final float[] EMPTY = {};

    /** Of each thread: a row as it is normalized, and its gradient. */
    private final ThreadLocal<float[][]> scratch = ThreadLocal.withInitial(() -> new float[][] {EMPTY});

    @Override
    public void normalize(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float @Nullable [] beta, int betaOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int row = yOffset + r * columns;
            float inverse = center(columns, epsilon, centered, x, xOffset + r * columns, y, row);
            scaleAndShift(columns, inverse, y, row, gamma, gammaOffset, beta, betaOffset);
        }
    }

    /** y ← ((y · inverse) · gamma) + beta; with both in one fused step. */
    public static void scaleAndShift(
            int n, float inverse, float[] y, int yOffset, float @Nullable [] gamma, int gammaOffset, float @Nullable [] beta, int betaOffset) {
        for (int c = 0; c < n; c++) {
            float scaled = y[yOffset + c] * inverse;
            y[yOffset + c] = gamma == null
                    ? beta == null ? scaled : scaled + beta[betaOffset + c]
                    : beta == null ? scaled * gamma[gammaOffset + c] : Math.fma(scaled, gamma[gammaOffset + c], beta[betaOffset + c]);
        }
    }

    /** y = x − mean; returns 1 / √(variance + ε). */
    private static float center(int n, float epsilon, boolean centered, float[] x, int xOffset, float[] y, int yOffset) {
        float mean = centered ? LaneSums.sum(n, x, xOffset) / n : 0f;
        for (int c = 0; c < n; c++) {
            y[yOffset + c] = x[xOffset + c] - mean;
        }
        return inverse(LaneSums.dot(n, y, yOffset, y, yOffset), n, epsilon);
    }

    /** 1 / √(sum / n + ε). */
    public static float inverse(float sum, int n, float epsilon) {
        return 1f / (float) Math.sqrt(sum / n + epsilon);
    }

    @Override
    public void gradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float[] dy, int dyOffset, float[] dx, int dxOffset) {
        float[] normal = row(columns);
        for (int r = 0; r < rows; r++) {
            float inverse = center(columns, epsilon, centered, x, xOffset + r * columns, normal, 0);
            int from = dyOffset + r * columns;
            int to = dxOffset + r * columns;
            for (int c = 0; c < columns; c++) {
                normal[c] *= inverse;
                dx[to + c] = gamma == null ? dy[from + c] : dy[from + c] * gamma[gammaOffset + c];
            }
            float mean = centered ? LaneSums.sum(columns, dx, to) / columns : 0f;
            float slope = LaneSums.dot(columns, dx, to, normal, 0) / columns;
            combine(columns, inverse, mean, slope, normal, 0, dx, to);
        }
    }

    /** dx ← inverse · fma(−slope, x̂, dx − mean). */
    public static void combine(int n, float inverse, float mean, float slope, float[] normal, int normalOffset, float[] dx, int dxOffset) {
        for (int c = 0; c < n; c++) {
            dx[dxOffset + c] = inverse * Math.fma(-slope, normal[normalOffset + c], dx[dxOffset + c] - mean);
        }
    }

    @Override
    public void gammaGradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float[] dy, int dyOffset, float[] dGamma, int dGammaOffset) {
        float[] normal = row(columns);
        Arrays.fill(dGamma, dGammaOffset, dGammaOffset + columns, 0f);
        for (int r = 0; r < rows; r++) {
            float inverse = center(columns, epsilon, centered, x, xOffset + r * columns, normal, 0);
            accumulate(columns, inverse, normal, 0, dy, dyOffset + r * columns, dGamma, dGammaOffset);
        }
    }

    /** sum ← fma(dy, x · inverse, sum). */
    public static void accumulate(int n, float inverse, float[] x, int xOffset, float[] dy, int dyOffset, float[] sum, int sumOffset) {
        for (int c = 0; c < n; c++) {
            sum[sumOffset + c] = Math.fma(dy[dyOffset + c], x[xOffset + c] * inverse, sum[sumOffset + c]);
        }
    }

    private float[] row(int columns) {
        float[][] kept = scratch.get();
        if (kept[0].length < columns) {
            kept[0] = new float[columns];
        }
        return kept[0];
    }
}
