package io.lanewise.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.io.ElementType;
import io.lanewise.io.ModelFormatException;
import io.lanewise.io.SaveOptions;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptions and files that are no model, or none of ours. */
class FileMisuseTest {
    private static final String MODEL = """
            {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "layers": [
             {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 4]}, "registered_name": null},
             %s]}, "registered_name": null}""";

    static Stream<Arguments> descriptions() {
        return Stream.of(
                described("an unknown layer", "{'module': 'keras.layers', 'class_name': 'Dence', 'config': {'name': 'd'}}",
                        "model: the model cannot be read", "layer 1 'd': unknown layer \"Dence\"; near known names: \"Dense\"", "withCustomObjects"),
                described("several unknown names", "{'class_name': 'Dense', 'config': {'units': 2, 'unit': 3, 'activation': 'rleu'}},"
                                + "{'class_name': 'Bubble', 'config': {'name': 'b'}}",
                        "layer 1: unknown option of Dense \"unit\"", "unknown activation \"rleu\"", "layer 2 'b': unknown layer \"Bubble\""),
                described("another package's layer", "{'module': 'mine', 'class_name': 'Dense', 'config': {'units': 2}, 'registered_name': 'Mine>Dense'}",
                        "unknown layer \"Mine>Dense\""),
                described("Python code", "{'class_name': 'Lambda', 'config': {'function': {'class_name': '__lambda__', 'config': {'code': '4wEAAA=='}}}}",
                        "layer 1: unknown function \"__lambda__\"", "code from files is never run", "LambdaFunction of the layer's name"),
                described("Python code as activation", "{'class_name': 'Dense', 'config': {'units': 2, 'activation': {'class_name': '__lambda__', 'config': {}}}}",
                        "unknown activation \"__lambda__\"", "code from files is never run"),
                described("an option that is no number", "{'class_name': 'Dense', 'config': {'units': 'many', 'name': 'd'}}",
                        "layer 1 'd': model.config.layers[1].config.units: expected an integer, received \"many\""),
                described("an option out of range", "{'class_name': 'Dense', 'config': {'units': 0}}", "layer 1: Dense: units must be an integer above 0"),
                described("a layer that cannot follow", "{'class_name': 'Reshape', 'config': {'target_shape': [3]}}", "layer 1: Reshape", "(None, 4)"),
                described("a layer that is none", "17", "layer 1: model.config.layers[1]: expected an object, received 17"),
                described("half precision", "{'class_name': 'Dense', 'config': {'units': 2, 'dtype': 'mixed_float16'}}", "unknown dtype \"mixed_float16\""));
    }

    private static Arguments described(String what, String layer, String... message) {
        return Arguments.of(what, MODEL.formatted(layer.replace('\'', '"')), List.of(message));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descriptions")
    void aDescriptionThatIsWrongIsRefusedWithThePlace(String what, String json, List<String> message) {
        assertThatThrownBy(() -> Sequential.fromJson(json)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll(message.toArray(String[]::new));
    }

    @Test
    void namesThatKerasDoesNotOpenAreRefused(@TempDir Path folder) {
        var model = Sequential.of(Input.of(4), Dense.of(2));
        for (var name : List.of("model.txt", "model.h5", "model", "model.weights.h5")) {
            assertThatThrownBy(() -> model.save(folder.resolve(name))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("save: expected a name that ends in .keras", name);
        }
        assertThatThrownBy(() -> model.saveWeights(folder.resolve("w.h5"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("saveWeights: expected a name that ends in .weights.h5", "w.h5");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void filesOfOtherKindsAreNoModels(@TempDir Path folder) throws IOException {
        var model = Sequential.of(Input.of(4), Dense.of(2));
        var weights = folder.resolve("w.weights.h5");
        model.saveWeights(weights);
        assertThatThrownBy(() -> Model.load(weights)).isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll("w.weights.h5", "without the description of one", "loadWeights");
        var pickle = Files.write(folder.resolve("model.pkl"), new byte[] {(byte) 0x80, 4, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0, 0, '.'});
        assertThatThrownBy(() -> Model.load(pickle)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll("expected a Keras model (.keras)", "pickle");
        var text = Files.writeString(folder.resolve("model.keras"), "hello");
        assertThatThrownBy(() -> Model.load(text)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll("found a file of unknown kind");
        assertThatThrownBy(() -> model.loadWeights(text)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll("found a file of unknown kind");
        assertThatThrownBy(() -> Model.load(folder)).isInstanceOf(ModelFormatException.class).hasMessageContaining("expected a folder with a Keras model");
        assertThatThrownBy(() -> Model.load(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> model.save(folder.resolve("m.keras"), SaveOptions.DEFAULT.withType(ElementType.FLOAT16)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("save: expected options without types", "float32");
        var unbuilt = Sequential.of(Dense.of(2));
        assertThatThrownBy(() -> unbuilt.save(folder.resolve("m.keras"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("has no weights yet");
        assertThatThrownBy(() -> unbuilt.loadWeights(weights)).isInstanceOf(IllegalStateException.class).hasMessageContaining("has no weights yet");
        assertThat(folder.resolve("m.keras")).doesNotExist();
    }
}
