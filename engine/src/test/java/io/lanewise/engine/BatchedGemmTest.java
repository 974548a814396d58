package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchedGemmTest {
    private static final int THREADS = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    /** Many products, fewer than threads, one, none. */
    @ParameterizedTest
    @CsvSource({"9, 40, 50, 60", "3, 100, 90, 80", "1, 200, 90, 80", "0, 2, 3, 4", "4, 3, 1, 0"})
    void areTheProductsOneByOne(int count, int m, int n, int k) {
        float[] a = numbers(1, count * m * k + 2);
        float[] b = numbers(2, count * k * n + 3);
        for (int threads : new int[] {1, 2, 4}) {
            Workers.resize(threads);
            for (int kind = 0; kind < 4; kind++) {
                boolean turnA = (kind & 1) > 0;
                boolean turnB = (kind & 2) > 0;
                float[] expected = numbers(3, count * m * n + 1);
                float[] actual = expected.clone();
                BatchedGemm.multiply(turnA, turnB, count, m, n, k, a, 2, b, 3, actual, 1);
                for (int i = 0; i < count; i++) {
                    Gemm.multiply(
                            turnA, turnB, m, n, k, a, 2 + i * m * k, turnA ? m : k, b, 3 + i * k * n, turnB ? k : n, expected, 1 + i * m * n, n, false);
                }
                assertThat(actual).isEqualTo(expected);
            }
        }
    }

    @Test
    void wrongUseIsRefused() {
        float[] x = new float[24];
        assertThatThrownBy(() -> BatchedGemm.multiply(false, false, 2, 2, 2, 2, x, 0, x, 8, x, 15)).hasMessageContainingAll("BatchedGemm", "B", "C");
        assertThatThrownBy(() -> BatchedGemm.multiply(false, false, 2, 2, 2, 2, x, 17, x, 0, new float[8], 0)).hasMessageContaining("A");
        assertThatThrownBy(() -> BatchedGemm.multiply(false, false, -1, 2, 2, 2, x, 0, x, 8, x, 16)).hasMessageContaining("-1");
    }

    private static float[] numbers(long stream, int n) {
        float[] x = new float[n];
        Philox.uniform(9, stream, 0, n, -1, 1, x, 0);
        return x;
    }
}
