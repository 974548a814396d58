package io.lanewise.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
    /** The right column is what Python's repr gives. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0", "-0.0, -0.0", "1, 1.0", "-2.5, -2.5", "0.1, 0.1", "100, 100.0", "0.0001, 0.0001", "0.00001, 1e-05", "1.5e-5, 1.5e-05",
        "1e-7, 1e-07", "1e15, 1000000000000000.0", "9999999999999998, 9999999999999998.0", "1e16, 1e+16", "1.25e22, 1.25e+22",
        "1e100, 1e+100",
        "123456789.125, 123456789.125", "0.30000000000000004, 0.30000000000000004", "2e-323, 2e-323", "4.9e-324, 5e-324",
        "5.9e-323, 6e-323",
        "9.9e-324, 1e-323", "1.7976931348623157e308, 1.7976931348623157e+308", "2.2250738585072014e-308, 2.2250738585072014e-308",
        "0.009999999776482582, 0.009999999776482582", "NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"
    })
    void doublesAreWrittenAsPythonDoes(double value, String text) {
        assertThat(JsonNumber.of(value).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0, 0", "7, 7", "7.0, 7", "70e-1, 7", "7e3, 7000", "0e999999999, 0",
        "-2147483648, -2147483648", "2147483647.000, 2147483647"
    })
    void wholeNumbersAreIntegersHoweverWritten(String text, int value) {
        assertThat(new JsonNumber(text).asInt()).isEqualTo(value);
        assertThat(new JsonNumber(text).asLong()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "2147483648", "1e999999999", "1e-999999999", "1e99999999999999", "NaN", "-Infinity"})
    void otherNumbersAreNot(String text) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new JsonNumber(text).asInt())
                .withMessage("expected an integer of 32 bits, received " + text);
    }

    @Test
    void longsHaveTheirOwnRange() {
        assertThat(Json.of(Long.MIN_VALUE).asLong()).isEqualTo(Long.MIN_VALUE);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new JsonNumber("9223372036854775808").asLong())
                .withMessage("expected an integer of 64 bits, received 9223372036854775808");
    }

    @Test
    void aNumberTooLargeForADoubleIsAnErrorAndATooSmallOneIsZero() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new JsonNumber("-1e309").asDouble())
                .withMessage("expected a number within the range of double, received -1e309");
        assertThat(new JsonNumber("1e-400").asDouble()).isZero();
        assertThat(new JsonNumber("-Infinity").asDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "01", "1.", ".5", "+1", "1e", "1 ", " 1", "0x1", "1_000", "nan", "1f", "１"})
    void onlyJsonsGrammarMakesANumber(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonNumber(text))
                .withMessage("JsonNumber: expected a number by JSON's grammar, received \"" + text + "\"");
    }
}
