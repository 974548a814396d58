package io.lanewise.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonLimits PYTHON = JsonLimits.DEFAULT.withPythonNumbers();

    @Test
    void readsEveryTypeAndKeepsTheOrderOfKeys() {
        var read = JsonReader.read(" {\"z\": [1, -2.50e+3, true, false, null], \"a\": {}, \"\": \"\\u00e9\\n\\/\\ud83d\\ude00é\"}\r\n\t");
        var expected = JsonObject.builder()
                .put("z", JsonArray.of(Json.of(1), new JsonNumber("-2.50e+3"), Json.of(true), Json.of(false), JsonNull.NULL))
                .put("a", JsonObject.builder().build())
                .put("", "é\n/😀é")
                .build();
        assertThat(read).isEqualTo(expected);
        assertThat(((JsonObject) read).members().keySet()).containsExactly("z", "a", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0", "-0", "10", "1.5", "1e5", "1E+05", "0.0e-0", "123456789012345678901234567890", "[]",
        "{}", "\"x\"", "true", "null"
    })
    void anyTypeMayStandAtTheRoot(String text) {
        assertThat(JsonWriter.COMPACT.write(JsonReader.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithPlaceAndReason(String text, String message) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(text)).withMessage(message);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(text, PYTHON)).withMessage(message);
    }

    static Stream<Arguments> refused() {
        var value = "expected a value, received ";
        var digit = "expected a digit, received ";
        return Stream.of(
                Arguments.of("", "line 1, column 1: " + value + "the end of the text"),
                Arguments.of(" \n ", "line 2, column 2: " + value + "the end of the text"),
                Arguments.of("nul", "line 1, column 1: " + value + "'nul'"),
                Arguments.of("True", "line 1, column 1: " + value + "'True'"),
                Arguments.of("'a'", "line 1, column 1: " + value + "'''"),
                Arguments.of("nan", "line 1, column 1: " + value + "'nan'"),
                Arguments.of("\u0000", "line 1, column 1: " + value + "U+0000"),
                Arguments.of("// x\n1", "line 1, column 1: " + value + "'/'"),
                Arguments.of("1 2", "line 1, column 3: expected the end of the text, received '2'"),
                Arguments.of("truex", "line 1, column 5: expected the end of the text, received 'x'"),
                Arguments.of("{}}", "line 1, column 3: expected the end of the text, received '}'"),
                Arguments.of("[1,]", "line 1, column 4: " + value + "']'"),
                Arguments.of("[1,\n 2 3]", "line 2, column 4: expected ',' or ']', received '3'"),
                Arguments.of("[1}", "line 1, column 3: expected ',' or ']', received '}'"),
                Arguments.of("[1", "line 1, column 3: expected ',' or ']', received the end of the text"),
                Arguments.of("[,1]", "line 1, column 2: " + value + "','"),
                Arguments.of("{", "line 1, column 2: expected a key in double quotes or '}', received the end of the text"),
                Arguments.of("{a: 1}", "line 1, column 2: expected a key in double quotes or '}', received 'a'"),
                Arguments.of("{\"a\" 1}", "line 1, column 6: expected ':', received '1'"),
                Arguments.of("{\"a\": }", "line 1, column 7: " + value + "'}'"),
                Arguments.of("{\"a\": 1,}", "line 1, column 9: expected a key in double quotes, received '}'"),
                Arguments.of("{\"a\": 1 \"b\"", "line 1, column 9: expected ',' or '}', received '\"'"),
                Arguments.of("{\"a\": 1,\n\"\\u0061\": 2}", "line 2, column 1: expected every key once, received \"a\" again"),
                Arguments.of("01", "line 1, column 1: expected a number without leading zeros, received '01'"),
                Arguments.of("-", "line 1, column 2: " + digit + "the end of the text"),
                Arguments.of("+1", "line 1, column 1: " + value + "'+'"),
                Arguments.of("[1.]", "line 1, column 4: " + digit + "']'"),
                Arguments.of(".5", "line 1, column 1: " + value + "'.'"),
                Arguments.of("1e", "line 1, column 3: " + digit + "the end of the text"),
                Arguments.of("1e+x", "line 1, column 4: " + digit + "'x'"),
                Arguments.of("-Inf", "line 1, column 2: " + digit + "'Inf'"),
                Arguments.of("0x1F", "line 1, column 2: expected the end of the text, received 'x'"),
                Arguments.of("\"a", "line 1, column 3: expected '\"' at the end of the string, received the end of the text"),
                Arguments.of(
                        "\"a\\", "line 1, column 4: expected one of \" \\ / b f n r t u after a backslash, received the end of the text"),
                Arguments.of("\"\\x41\"", "line 1, column 3: expected one of \" \\ / b f n r t u after a backslash, received 'x'"),
                Arguments.of("\"\\u12g4\"", "line 1, column 6: expected four hexadecimal digits after \\u, received 'g'"),
                Arguments.of("\"\\u１２３４\"", "line 1, column 4: expected four hexadecimal digits after \\u, received '１'"),
                Arguments.of("\"a\tb\"", "line 1, column 3: expected control characters in strings as \\u escapes, received U+0009"),
                Arguments.of("\"\\ud83d\"", "line 1, column 1: expected surrogates in pairs, received a string with a lone U+D83D"),
                Arguments.of(
                        "[\"\\ude00\\ud83d\"]", "line 1, column 2: expected surrogates in pairs, received a string with a lone U+DE00"),
                Arguments.of("\"\ud83d\"", "line 1, column 1: expected surrogates in pairs, received a string with a lone U+D83D"),
                Arguments.of("[\"😀\", x]", "line 1, column 7: " + value + "'x'"),
                Arguments.of("\uFEFF1", "line 1, column 1: expected no byte order mark, received U+FEFF"),
                Arguments.of("1\u00A0", "line 1, column 2: expected the end of the text, received '\u00A0'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void pythonsNumbersAreReadOnRequestOnly(String token) {
        var read = (JsonNumber) JsonReader.read(token, PYTHON);
        assertThat(Double.toString(read.asDouble())).isEqualTo(token);
        assertThat(read.isFinite()).isFalse();
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.read("[" + token + "]"))
                .withMessageStartingWith("line 1, column 2: expected a number of JSON (JsonLimits.withPythonNumbers allows NaN");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesMalformedUtf8(String hexadecimal, String message) {
        var bytes = HexFormat.ofDelimiter(" ").parseHex(hexadecimal);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(bytes, JsonLimits.DEFAULT)).withMessage(message);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("22 ff 22", "line 1, column 2: expected UTF-8, received the byte 0xFF"),
                Arguments.of("22 c3 a9 0a c3 22", "line 2, column 1: expected UTF-8, received the byte 0xC3"),
                Arguments.of("22 c0 af 22", "line 1, column 2: expected UTF-8, received the byte 0xC0"),
                Arguments.of("22 ed a0 80 22", "line 1, column 2: expected UTF-8, received the byte 0xED"),
                Arguments.of("22 f4 90 80 80 22", "line 1, column 2: expected UTF-8, received the byte 0xF4"),
                Arguments.of("22 e2 82", "line 1, column 2: expected UTF-8, received the byte 0xE2"),
                Arguments.of("ef bb bf 31", "line 1, column 1: expected no byte order mark, received U+FEFF"),
                Arguments.of("ff fe 31 00", "line 1, column 1: expected UTF-8, received the byte 0xFF"));
    }

    @Test
    void aReplacementCharacterInTheTextItselfIsFine() {
        var bytes = "\"\uFFFD\"".getBytes(StandardCharsets.UTF_8);
        assertThat(JsonReader.read(bytes, JsonLimits.DEFAULT)).isEqualTo(Json.of("\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesHostileTextsAtTheirBound(String text, String message) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(text)).withMessage(message);
    }

    static Stream<Arguments> hostile() {
        var million = 1_000_000;
        return Stream.of(
                Arguments.of(
                        "[".repeat(million),
                        "line 1, column 201: expected at most 200 arrays and objects within each other (JsonLimits.depth), received more"),
                Arguments.of(
                        "{\"a\":".repeat(million),
                        "line 1, column 1001: expected at most 200 arrays and objects within each other (JsonLimits.depth), received more"),
                Arguments.of(
                        "9".repeat(million),
                        "line 1, column 1: expected a number of at most 1000 characters (JsonLimits.numberLength), received 1000000"),
                Arguments.of(
                        "[0." + "1".repeat(million) + "e5]",
                        "line 1, column 2: expected a number of at most 1000 characters (JsonLimits.numberLength), received 1000004"),
                Arguments.of(
                        "\"" + "a".repeat(20 * million),
                        "line 1, column 1: expected a string of at most 16777216 characters (JsonLimits.stringLength), received more"),
                Arguments.of(
                        "[" + "\n0,".repeat(2 * million),
                        "line 2000001, column 1: expected at most 2000000 values (JsonLimits.elements), received more"),
                Arguments.of(" ".repeat((1 << 26) + 1), "expected JSON of at most 67108864 bytes (JsonLimits.bytes), received more"),
                Arguments.of(
                        "[\"" + "\\u0000".repeat(million),
                        "line 1, column 6000003: expected '\"' at the end of the string, received the end of the text"),
                Arguments.of("\n".repeat(10 * million), "line 10000001, column 1: expected a value, received the end of the text"),
                Arguments.of("x".repeat(million), "line 1, column 1: expected a value, received '" + "x".repeat(60) + "…'"));
    }

    @Test
    void anEndlessStreamIsReadNoFurtherThanTheLimit() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                given += length;
                Arrays.fill(into, from, from + length, (byte) ' ');
                return length;
            }
        };
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.read(endless, JsonLimits.DEFAULT.withBytes(100_000)))
                .withMessage("expected JSON of at most 100000 bytes (JsonLimits.bytes), received more");
        assertThat(endless.given).isEqualTo(100_001);
    }

    @Test
    void everyBoundAllowsWhatLiesOnIt() throws IOException {
        var limits = new JsonLimits(3, 20, 4, 5, 6, false);
        for (var text : List.of("[[[]]]", "[1,2,3,4,5]", "\"abcd\"", "12345", "[1               ]  ".substring(0, 20))) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(JsonReader.read(new ByteArrayInputStream(bytes), limits))
                    .isEqualTo(JsonReader.read(text, limits))
                    .isEqualTo(JsonReader.read(text));
        }
        for (var text : List.of("[[[[]]]]", "[1,2,3,4,5,6]", "\"abcde\"", "123456", " ".repeat(20) + "1")) {
            assertThatExceptionOfType(JsonException.class)
                    .isThrownBy(() -> JsonReader.read(text, limits))
                    .withMessageContaining("JsonLimits.");
        }
    }

    @Test
    void limitsThemselvesAreChecked() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> JsonLimits.DEFAULT.withDepth(1001))
                .withMessage("JsonLimits: depth must be from 1 to 1000, received 1001");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> JsonLimits.DEFAULT.withElements(0))
                .withMessage("JsonLimits: elements must be from 1 to 1073741824, received 0");
    }

    @Test
    void theLargestDepthFitsASmallStack() throws Exception {
        var text = "{\"a\":[".repeat(500) + "]}".repeat(500);
        var roundTrip = new FutureTask<>(() -> JsonWriter.COMPACT.write(JsonReader.read(text, JsonLimits.DEFAULT.withDepth(1000))));
        new Thread(null, roundTrip, "small stack", 512 * 1024).start();
        assertThat(roundTrip.get()).isEqualTo(text);
    }

    @Test
    void keysWithEqualHashesCostNoMoreThanOthers() {
        var keys = new ArrayList<>(List.of(""));
        for (var bits = 0; bits < 14; bits++) {
            keys = keys.stream().flatMap(key -> Stream.of(key + "Aa", key + "BB")).collect(Collectors.toCollection(ArrayList::new));
        }
        var text = keys.stream().map(key -> "\"" + key + "\":0").collect(Collectors.joining(",", "{", "}"));
        assertThat(((JsonObject) JsonReader.read(text)).members()).hasSize(1 << 14);
    }

    @Test
    void readsEveryGoldenFileAsJacksonDoes() throws Exception {
        var folder = Path.of(JsonReaderTest.class.getResource("/golden").toURI());
        try (var files = Files.walk(folder).filter(file -> file.toString().endsWith(".json"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                var bytes = Files.readAllBytes(file);
                var read = JsonReader.read(bytes, PYTHON);
                assertThat(read.equals(JacksonOracle.read(new String(bytes, StandardCharsets.UTF_8)))).isTrue();
                assertThat(JsonReader.read(JsonWriter.INDENTED.write(read)).equals(read)).isTrue();
            });
        }
    }
}
