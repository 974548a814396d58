package io.lanewise.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonViewTest {
    private static final JsonView CONFIG = JsonReader.read("""
            {"name": "m", "layers": [{"units": 3}, {"units": 2.5}, {"units": "x", "a b": [1, null]}], "bias": null,
             "rate": 1e-3, "on": true, "big": 9876543210, "huge": 1e400, "empty": {}, "none": [], "words": ["a", "b"]}""").view("config");

    @Test
    void accessorsGiveWhatIsThere() {
        assertThat(CONFIG.get("name").string()).isEqualTo("m");
        assertThat(CONFIG.get("layers").element(0).get("units").integer()).isEqualTo(3);
        assertThat(CONFIG.get("layers").elements()).hasSize(3);
        assertThat(CONFIG.get("rate").number()).isEqualTo(0.001);
        assertThat(CONFIG.get("on").bool()).isTrue();
        assertThat(CONFIG.get("big").longInteger()).isEqualTo(9_876_543_210L);
        assertThat(CONFIG.get("words").strings()).containsExactly("a", "b");
        assertThat(JsonReader.read("[1, 2.0]").view("shape").integers()).containsExactly(1, 2);
        assertThat(JsonReader.read("[1, 2.5]").view("data").numbers()).containsExactly(1, 2.5);
        assertThat(CONFIG.get("empty").members()).isEmpty();
        assertThat(CONFIG.members().keySet()).startsWith("name", "layers", "bias");
        assertThat(CONFIG.members().get("rate").number()).isEqualTo(0.001);
    }

    @Test
    void findIsEmptyForMissingKeysAndForNull() {
        assertThat(CONFIG.find("rate").map(JsonView::number)).contains(0.001);
        assertThat(CONFIG.find("bias")).isEmpty();
        assertThat(CONFIG.find("no")).isEmpty();
        assertThat(CONFIG.get("bias").isNull()).isTrue();
        assertThat(CONFIG.has("bias")).isTrue();
        assertThat(CONFIG.has("no")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void errorsSayWhereWhatWasExpectedAndWhatCame(Consumer<JsonView> access, String message) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> access.accept(CONFIG)).withMessage(message);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(
                        c -> c.get("layers").element(2).get("units").integer(),
                        "config.layers[2].units: expected an integer, received \"x\""),
                wrong(
                        c -> c.get("layers").element(1).get("units").integer(),
                        "config.layers[1].units: expected an integer of 32 bits, received 2.5"),
                wrong(
                        c -> c.get("layers").element(2).get("a b").integers(),
                        "config.layers[2][\"a b\"][1]: expected an integer, received null"),
                wrong(c -> c.get("big").integer(), "config.big: expected an integer of 32 bits, received 9876543210"),
                wrong(c -> c.get("huge").longInteger(), "config.huge: expected an integer of 64 bits, received 1e400"),
                wrong(c -> c.get("huge").number(), "config.huge: expected a number within the range of double, received 1e400"),
                wrong(c -> c.get("on").number(), "config.on: expected a number, received true"),
                wrong(c -> c.get("rate").string(), "config.rate: expected a string, received 1e-3"),
                wrong(c -> c.get("name").bool(), "config.name: expected true or false, received \"m\""),
                wrong(c -> c.get("layers").object(), "config.layers: expected an object, received an array of 3"),
                wrong(c -> c.get("none").get("x"), "config.none: expected an object, received an empty array"),
                wrong(c -> c.get("empty").elements(), "config.empty: expected an array, received an empty object"),
                wrong(
                        c -> c.get("layers").element(2).elements(),
                        "config.layers[2]: expected an array, received an object with the keys \"units\", \"a b\""),
                wrong(
                        c -> c.get("layers").element(0).get("unit"),
                        "config.layers[0]: expected a key \"unit\", received an object with the key \"units\""),
                wrong(c -> c.get("layers").element(3), "config.layers: expected an element [3], received an array of 3"),
                wrong(c -> c.get("layers").element(-1), "config.layers: expected an element [-1], received an array of 3"),
                wrong(
                        c -> {
                            throw c.get("name").error("expected 'same' or 'valid'");
                        },
                        "config.name: expected 'same' or 'valid'"));
    }

    private static Arguments wrong(Consumer<JsonView> access, String message) {
        return Arguments.of(access, message);
    }

    @Test
    void errorsStayShort() {
        var members = IntStream.range(0, 30).boxed().collect(Collectors.<Integer, String, Json>toMap(i -> "k".repeat(100) + i, Json::of));
        var view = new JsonObject(members).view("c");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(view::string)
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(1500).endsWith("…"));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(Json.of("x".repeat(1_000_000)).view("c")::number)
                .withMessage("c: expected a number, received \"" + "x".repeat(60) + "…\"");
    }
}
