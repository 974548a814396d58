package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class GatherTest {
    private static final int THREADS = Workers.threads();
    private static final int LENGTH = 784;
    private static final int TABLE_ROWS = 50;

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    /** 33 rows of 784 are enough to be shared among threads. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void rowsAreThoseOfTheTableForAnyNumberOfThreads(int threads) {
        Workers.resize(threads);
        float[] floats = new float[TABLE_ROWS * LENGTH];
        byte[] bytes = new byte[TABLE_ROWS * LENGTH];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = i;
            bytes[i] = (byte) (i * 7);
        }
        int count = 33;
        int[] indices = new int[count + 1];
        for (int i = 0; i < count; i++) {
            indices[i + 1] = i * 19 % TABLE_ROWS;
        }
        float[] fromFloats = new float[count * LENGTH + 3];
        float[] fromBytes = new float[count * LENGTH + 3];
        Gather.rows(count, LENGTH, floats, 0, indices, 1, fromFloats, 3);
        Gather.rows(count, LENGTH, bytes, 0, indices, 1, 0.5f, 1f, fromBytes, 3);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < LENGTH; j++) {
                int element = indices[i + 1] * LENGTH + j;
                assertThat(fromFloats[3 + i * LENGTH + j]).isEqualTo(floats[element]);
                assertThat(fromBytes[3 + i * LENGTH + j]).isEqualTo((bytes[element] & 0xff) * 0.5f + 1f);
            }
        }
    }

    @Test
    void anIndexOutsideTheTableIsNamedAndNothingIsTouched() {
        float[] y = {5, 5};
        assertThatThrownBy(() -> Gather.rows(2, 1, new float[3], 0, new int[] {0, 3}, 0, y, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("indices[1] is 3, but the table has 3 rows");
        assertThat(y).containsOnly(5);
    }
}
