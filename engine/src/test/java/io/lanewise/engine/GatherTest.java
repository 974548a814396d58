package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        Gather.rows(count, LENGTH, bytes, 0, indices, 1, 0.5, 1, fromBytes, 3);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < LENGTH; j++) {
                int element = indices[i + 1] * LENGTH + j;
                assertThat(fromFloats[3 + i * LENGTH + j]).isEqualTo(floats[element]);
                assertThat(fromBytes[3 + i * LENGTH + j]).isEqualTo((bytes[element] & 0xff) * 0.5f + 1f);
            }
        }
    }

    static Stream<Arguments> scalings() {
        return Stream.of(
                Arguments.of(1 / 255.0, 0, (DoubleUnaryOperator) x -> x / 255.0),
                Arguments.of(1 / 127.5, -1, (DoubleUnaryOperator) x -> x / 127.5 - 1),
                Arguments.of(1 / 256.0, 0, (DoubleUnaryOperator) x -> x / 256.0),
                Arguments.of(1 / 255.0, -0.5, (DoubleUnaryOperator) x -> x / 255.0 - 0.5),
                Arguments.of(2 / 255.0, -1, (DoubleUnaryOperator) x -> x * (2 / 255.0) - 1),
                Arguments.of(1 / (255 * 0.3081), -0.1307 / 0.3081, (DoubleUnaryOperator) x -> x * (1 / (255 * 0.3081)) - 0.1307 / 0.3081),
                Arguments.of(1 / 72.94, -72.9404 / 72.94, (DoubleUnaryOperator) x -> x * (1 / 72.94) - 72.9404 / 72.94),
                Arguments.of(-1 / 255.0, 1, (DoubleUnaryOperator) x -> 1 - x * (1 / 255.0)),
                Arguments.of(0.1, 1000, (DoubleUnaryOperator) x -> x * 0.1 + 1000),
                Arguments.of(3, 1e9, (DoubleUnaryOperator) x -> x * 3 + 1e9),
                Arguments.of(1, 0, (DoubleUnaryOperator) x -> x),
                Arguments.of(0, 0.7, (DoubleUnaryOperator) x -> 0.7),
                Arguments.of(1e-30, 0, (DoubleUnaryOperator) x -> x * 1e-30));
    }

    /** NumPy's bits: computed in float64, then cast to float32. */
    @ParameterizedTest
    @MethodSource("scalings")
    void everyByteIsScaledAsInFloat64(double scale, double shift, DoubleUnaryOperator line) {
        byte[] bytes = new byte[256];
        float[] expected = new float[256];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
            expected[i] = (float) line.applyAsDouble(i);
        }
        float[] y = new float[256];
        Gather.rows(1, 256, bytes, 0, new int[1], 0, scale, shift, y, 0);
        assertThat(y).isEqualTo(expected);
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
