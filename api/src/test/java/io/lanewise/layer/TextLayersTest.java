package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.config.Configured;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that are applied to texts, against numbers from Keras 3.15.1 on TensorFlow: {@code text-layers}. */
class TextLayersTest {
    static List<JsonView> cases() {
        try (var file = Objects.requireNonNull(TextLayersTest.class.getResourceAsStream("/text-layers/layers.json"))) {
            return JsonReader.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)).view("text-layers").get("layers").elements();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithKeras(JsonView golden) {
        var described = Layers.CATALOGUE.fromConfig(golden.get("class").string(), golden.get("config"));
        var layer = golden.find("adapt").map(data -> adapted(described, data)).orElse(described);
        check(layer, golden);
        // What is written has the vocabulary in it, and is read as the same layer.
        var text = JsonWriter.COMPACT.write(Layers.CATALOGUE.write(layer));
        check(Layers.CATALOGUE.read(JsonReader.read(text).view("layer")), golden);
    }

    /** Keras's own config, every key of it, but for the type, which is an object there. */
    @ParameterizedTest
    @MethodSource("cases")
    void writesTheConfigThatKerasWrites(JsonView golden) {
        var layer = Layers.CATALOGUE.fromConfig(golden.get("class").string(), golden.get("config"));
        var written = ((Configured<?>) layer).config().view("written");
        for (var key : golden.get("config").members().keySet()) {
            assertThat(JsonWriter.COMPACT.write(written.get(key).json())).as(key).isEqualTo(JsonWriter.COMPACT.write(golden.get("config").get(key).json()));
        }
    }

    private static boolean hasRows(JsonView data) {
        return data.element(0).json() instanceof JsonArray;
    }

    private static String[][] rows(JsonView data) {
        return data.elements().stream().map(row -> row.strings().toArray(String[]::new)).toArray(String[][]::new);
    }

    private static Layer adapted(Layer layer, JsonView data) {
        return switch (layer) {
            case StringLookup lookup -> hasRows(data) ? lookup.adapt(rows(data)) : lookup.adapt(data.strings());
            case TextVectorization vectorize -> hasRows(data) ? vectorize.adapt(rows(data)) : vectorize.adapt(data.strings());
            default -> throw new AssertionError(layer);
        };
    }

    private static void check(Layer layer, JsonView golden) {
        var input = golden.get("input");
        if (golden.has("texts")) {
            var indices = hasRows(input)
                    ? Tensor.of(input.elements().stream().flatMapToInt(row -> IntStream.of(row.integers())).toArray(), 2, 3)
                    : Tensor.of(input.integers(), input.elements().size());
            assertThat(((StringLookup) layer).texts(indices)).isEqualTo(golden.get("texts").strings());
        } else {
            same(apply(layer, input), golden.get("output"));
        }
        if (layer instanceof StringLookup lookup) {
            assertThat(lookup.vocabulary()).isEqualTo(golden.get("vocabulary").strings());
            assertThat(lookup.vocabularySize()).isEqualTo(golden.get("size").integer());
        } else if (layer instanceof TextVectorization vectorize) {
            assertThat(vectorize.vocabulary()).isEqualTo(golden.get("vocabulary").strings());
            assertThat(vectorize.vocabularySize()).isEqualTo(golden.get("size").integer());
        }
    }

    private static Tensor apply(Layer layer, JsonView input) {
        return switch (layer) {
            case StringLookup lookup -> hasRows(input) ? lookup.apply(rows(input)) : lookup.apply(input.strings());
            case TextVectorization vectorize -> hasRows(input) ? vectorize.apply(rows(input)) : vectorize.apply(input.strings());
            case Hashing hashing -> hasRows(input) ? hashing.apply(rows(input)) : hashing.apply(input.strings());
            default -> throw new AssertionError(layer);
        };
    }

    private static void same(Tensor computed, JsonView expected) {
        assertThat(computed.shape().toArray()).isEqualTo(expected.get("shape").integers());
        assertThat(computed.dtype().toString()).isEqualTo(expected.get("dtype").string());
        var numbers = expected.get("data").numbers();
        for (var i = 0; i < numbers.length; i++) {
            assertThat(computed.at(i)).isCloseTo(numbers[i], within(1e-6 * Math.max(1, Math.abs(numbers[i]))));
        }
    }

    @Test
    void functionsOfTheUsersStandardizeAndSplit() {
        var vectorize = TextVectorization.of("cat", "dog")
                .withStandardize(Standardize.of("trimmed", String::strip))
                .withSplit(TextSplit.of("at_bars", text -> List.of(text.split("\\|"))));
        assertThat(vectorize.apply(List.of(" dog|cat ", "Dog|x|cat"))).isEqualTo(Tensor.of(new int[] {3, 2, 0, 1, 1, 2}, 2, 3));
        var text = JsonWriter.COMPACT.write(Layers.CATALOGUE.write(vectorize));
        assertThat(text).contains("\"class_name\":\"function\",\"config\":\"trimmed\"");
        assertThatThrownBy(() -> Layers.CATALOGUE.read(JsonReader.read(text).view("layer")))
                .hasMessageContaining("trimmed").hasMessageContaining("at_bars");
    }

    @Test
    void anAdaptedLayerIsAdaptedAnew() {
        var first = TextVectorization.of().adapt(List.of("a a b"));
        assertThat(first.vocabulary()).containsExactly("", "[UNK]", "a", "b");
        assertThat(first.adapt(List.of("c")).vocabulary(false)).containsExactly("c");
        assertThat(IntegerLookup.of().adapt(Tensor.of(new int[] {3, 3, 4}, 3)).adapt(Tensor.of(new int[] {9}, 1)).vocabulary()).containsExactly(-1, 9);
        assertThat(StringLookup.of().adapt(List.of("x")).adapt(List.of("y", "z")).vocabulary()).containsExactly("[UNK]", "z", "y");
    }

    @Test
    void noTextsAreNoTokens() {
        assertThat(TextVectorization.of("a").apply(List.of()).shape().toArray()).containsExactly(0, 0);
        assertThat(StringLookup.of("a").apply(List.of()).shape().toArray()).containsExactly(0);
    }
}
