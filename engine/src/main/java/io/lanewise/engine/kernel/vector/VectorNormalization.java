package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.NormalizationKernels;
import io.lanewise.engine.kernel.scalar.ScalarNormalization;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** Rows brought to mean 0 and variance 1 on vectors: each pass over a row finds it in the first cache. */
public final class VectorNormalization implements NormalizationKernels {
    @Override
    public void normalize(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float @Nullable [] beta, int betaOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int row = yOffset + r * columns;
            float inverse = center(columns, epsilon, centered, x, xOffset + r * columns, y, row);
            if (gamma != null && beta != null) {
                scaleAndShift(columns, inverse, y, row, gamma, gammaOffset, beta, betaOffset);
            } else if (gamma != null) {
                scale(columns, inverse, y, row, gamma, gammaOffset);
            } else {
                ScalarNormalization.scaleAndShift(columns, inverse, y, row, null, 0, beta, betaOffset);
            }
        }
    }

    private static float center(int n, float epsilon, boolean centered, float[] x, int xOffset, float[] y, int yOffset) {
        float mean = centered ? VectorLaneSums.sum(n, x, xOffset) / n : 0f;
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).sub(mean).intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] = x[xOffset + i] - mean;
        }
        return ScalarNormalization.inverse(VectorLaneSums.dot(n, y, yOffset, y, yOffset), n, epsilon);
    }

    private static void scaleAndShift(int n, float inverse, float[] y, int yOffset, float[] gamma, int gammaOffset, float[] beta, int betaOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, y, yOffset + i).mul(inverse).fma(fromArray(FLOAT, gamma, gammaOffset + i), fromArray(FLOAT, beta, betaOffset + i))
                    .intoArray(y, yOffset + i);
        }
        ScalarNormalization.scaleAndShift(n - i, inverse, y, yOffset + i, gamma, gammaOffset + i, beta, betaOffset + i);
    }

    private static void scale(int n, float inverse, float[] y, int yOffset, float[] gamma, int gammaOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, y, yOffset + i).mul(inverse).mul(fromArray(FLOAT, gamma, gammaOffset + i)).intoArray(y, yOffset + i);
        }
        ScalarNormalization.scaleAndShift(n - i, inverse, y, yOffset + i, gamma, gammaOffset + i, null, 0);
    }

    @Override
    public void gradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float[] dy, int dyOffset, float[] dx, int dxOffset) {
        float[] normal = Scratch.of(columns);
        for (int r = 0; r < rows; r++) {
            float inverse = center(columns, epsilon, centered, x, xOffset + r * columns, normal, 0);
            int to = dxOffset + r * columns;
            multiply(columns, inverse, normal, 0);
            if (gamma == null) {
                System.arraycopy(dy, dyOffset + r * columns, dx, to, columns);
            } else {
                multiply(columns, dy, dyOffset + r * columns, gamma, gammaOffset, dx, to);
            }
            float mean = centered ? VectorLaneSums.sum(columns, dx, to) / columns : 0f;
            float slope = VectorLaneSums.dot(columns, dx, to, normal, 0) / columns;
            combine(columns, inverse, mean, slope, normal, dx, to);
        }
    }

    private static void multiply(int n, float factor, float[] x, int xOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).mul(factor).intoArray(x, xOffset + i);
        }
        for (; i < n; i++) {
            x[xOffset + i] *= factor;
        }
    }

    private static void multiply(int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, a, aOffset + i).mul(fromArray(FLOAT, b, bOffset + i)).intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] = a[aOffset + i] * b[bOffset + i];
        }
    }

    private static void combine(int n, float inverse, float mean, float slope, float[] normal, float[] dx, int dxOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector.broadcast(FLOAT, -slope).fma(fromArray(FLOAT, normal, i), fromArray(FLOAT, dx, dxOffset + i).sub(mean)).mul(inverse)
                    .intoArray(dx, dxOffset + i);
        }
        ScalarNormalization.combine(n - i, inverse, mean, slope, normal, i, dx, dxOffset + i);
    }

    @Override
    public void gammaGradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float[] dy, int dyOffset, float[] dGamma, int dGammaOffset) {
        float[] normal = Scratch.of(columns);
        Arrays.fill(dGamma, dGammaOffset, dGammaOffset + columns, 0f);
        for (int r = 0; r < rows; r++) {
            float inverse = center(columns, epsilon, centered, x, xOffset + r * columns, normal, 0);
            accumulate(columns, inverse, normal, dy, dyOffset + r * columns, dGamma, dGammaOffset);
        }
    }

    private static void accumulate(int n, float inverse, float[] x, float[] dy, int dyOffset, float[] sum, int sumOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, dy, dyOffset + i).fma(fromArray(FLOAT, x, i).mul(inverse), fromArray(FLOAT, sum, sumOffset + i)).intoArray(sum, sumOffset + i);
        }
        ScalarNormalization.accumulate(n - i, inverse, x, i, dy, dyOffset + i, sum, sumOffset + i);
    }
}
