package io.lanewise.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lanewise.config.json.JsonException;
import io.lanewise.config.json.JsonReader;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenArrayTest {
    @Test
    void floatsMayBeNanAndInfinite() {
        var array = read("[2, 2]", "float32", "[0.1, \"NaN\", \"Infinity\", \"-Infinity\"]");
        assertThat(array.name()).isEqualTo("x");
        assertThat(array.data()).containsExactly(0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(array.tensor()).isEqualTo(
                Tensor.of(new float[] {0.1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}, 2, 2));
    }

    @Test
    void everyTypeHasItsTensor() {
        assertThat(read("[2]", "float64", "[0.1, 2]").tensor()).isEqualTo(Tensor.of(new float[] {0.1f, 2}));
        assertThat(read("[2]", "int32", "[-1, 2]").tensor()).isEqualTo(Tensor.of(new int[] {-1, 2}));
        assertThat(read("[2]", "int64", "[-1, 2]").tensor()).isEqualTo(Tensor.of(new int[] {-1, 2}));
        assertThat(read("[2]", "bool", "[true, false]").tensor()).isEqualTo(Tensor.of(new byte[] {1, 0}));
        assertThat(read("[2]", "bool", "[true, false]").tensor(DType.FLOAT32)).isEqualTo(Tensor.of(new float[] {1, 0}));
        assertThat(read("[]", "float32", "[3]").tensor()).isEqualTo(Tensor.scalar(3));
        assertThat(read("[0, 3]", "float32", "[]").tensor().shape()).isEqualTo(Shape.of(0, 3));
    }

    @Test
    void whatDoesNotFitTheTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("[2]", "int64", "[1, 2147483648]").tensor())
                .withMessage("golden array x: expected only numbers of int32, received 2.147483648E9 at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("[1]", "float32", "[0.5]").tensor(DType.INT32))
                .withMessageContaining("received 0.5 at 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("[1]", "float32", "[\"NaN\"]").tensor(DType.INT32))
                .withMessageContaining("received NaN at 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("[1]", "int32", "[256]").tensor(DType.UINT8))
                .withMessageContaining("received 256.0 at 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("[1]", "complex64", "[1]").tensor())
                .withMessage("golden array x: expected float32, float64, int32, int64 or bool, received complex64");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[2] | [1] | case.a: expected as many elements as the shape (2,) has, received 1",
        "[-1] | [1] | case.a: expected as many elements as the shape (None,) has, received 1",
        "[1] | [null] | case.a.data[0]: expected a number, received null",
        "[1] | [\"nan\"] | case.a.data[0]: expected a number, NaN or an infinity, received \"nan\"",
        "[1.5] | [1] | case.a.shape[0]: expected an integer of 32 bits, received 1.5"
    })
    void malformedArraysAreRefused(String shape, String data, String message) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> read(shape, "float32", data)).withMessage(message);
    }

    private static GoldenArray read(String shape, String dtype, String data) {
        var text = "{\"a\": {\"name\": \"x\", \"shape\": " + shape + ", \"dtype\": \"" + dtype + "\", \"data\": " + data + "}}";
        return GoldenArray.read(JsonReader.read(text).view("case").get("a"));
    }
}
