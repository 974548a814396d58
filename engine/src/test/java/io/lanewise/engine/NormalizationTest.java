package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    private static final int THREADS = Workers.threads();
    private static final int ROWS = 3 * Normalization.CHUNK + 5;
    private static final int COLUMNS = 70;
    private static final float[] X = numbers(1, ROWS * COLUMNS);
    private static final float[] DY = numbers(2, ROWS * COLUMNS);
    private static final float[] GAMMA = numbers(3, COLUMNS);
    private static final float[] BETA = numbers(4, COLUMNS);

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    private static float[] numbers(long stream, int n) {
        float[] x = new float[n];
        Philox.uniform(5, stream, 0, n, -1, 1, x, 0);
        return x;
    }

    /** y, dx and dGamma. */
    private static float[][] all() {
        float[][] results = {new float[X.length], new float[X.length], new float[COLUMNS]};
        Normalization.normalize(ROWS, COLUMNS, 1e-3f, true, X, 0, GAMMA, 0, BETA, 0, results[0], 0);
        Normalization.gradient(ROWS, COLUMNS, 1e-3f, true, X, 0, GAMMA, 0, DY, 0, results[1], 0);
        Normalization.gammaGradient(ROWS, COLUMNS, 1e-3f, true, X, 0, DY, 0, results[2], 0);
        return results;
    }

    @Test
    void bitsAreTheSameForAnyNumberOfThreads() {
        Workers.resize(1);
        float[][] alone = all();
        for (int threads : new int[] {2, 4}) {
            Workers.resize(threads);
            assertThat(all()).isDeepEqualTo(alone);
        }
    }

    @Test
    void theGradientOfGammaIsTheSumOverAllRows() {
        double[] sums = new double[COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            double mean = 0;
            double squares = 0;
            for (int c = 0; c < COLUMNS; c++) {
                mean += (double) X[r * COLUMNS + c] / COLUMNS;
            }
            for (int c = 0; c < COLUMNS; c++) {
                squares += Math.pow(X[r * COLUMNS + c] - mean, 2) / COLUMNS;
            }
            for (int c = 0; c < COLUMNS; c++) {
                sums[c] += DY[r * COLUMNS + c] * (X[r * COLUMNS + c] - mean) / Math.sqrt(squares + 1e-3);
            }
        }
        float[] dGamma = all()[2];
        for (int c = 0; c < COLUMNS; c++) {
            assertThat((double) dGamma[c]).isEqualTo(sums[c], within(1e-4));
        }
    }

    @Test
    void wrongUseIsRefused() {
        assertThatThrownBy(() -> Normalization.normalize(ROWS, COLUMNS, 1e-3f, true, X, 0, GAMMA, 1, null, 0, DY, 0)).hasMessageContaining("gamma");
        assertThatThrownBy(() -> Normalization.gradient(ROWS, COLUMNS, 1e-3f, true, X, 0, null, 0, DY, 0, X, 0)).hasMessageContainingAll("x", "dx");
        assertThatThrownBy(() -> Normalization.gammaGradient(-1, COLUMNS, 1e-3f, true, X, 0, DY, 0, GAMMA, 0)).hasMessageContaining("-1");
    }
}
