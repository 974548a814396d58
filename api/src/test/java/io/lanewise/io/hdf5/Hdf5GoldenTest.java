package io.lanewise.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that Keras wrote hold, bit for bit, the weights that the case beside them lists. */
class Hdf5GoldenTest {
    private static final Path MODELS = OpenFile.resource("/golden/models");

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        try (var files = Files.walk(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".h5") || file.toString().endsWith(".keras")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyWeightIsRead(Path path) throws IOException {
        var fileName = path.getFileName().toString();
        var json = new ObjectMapper().readTree(path.resolveSibling(fileName.replace(".", "_") + ".json").toFile());
        assertThat(json.get("weights")).isNotEmpty();
        try (var file = OpenFile.of(fileName.endsWith(".keras") ? unpacked(path) : path)) {
            var contents = Contents.of(file.root());
            assertThat(contents.refused()).isEmpty();
            for (var weight : json.get("weights")) {
                var expected = numbers(weight);
                assertThat(contents.values().entrySet()).as(weight.get("name").asText()).anyMatch(entry ->
                        entry.getValue() instanceof double[] values && Arrays.equals(values, expected) && hasShape(file, entry.getKey(), weight));
            }
        }
    }

    @Test
    void namesOfLayersAndWeightsAreRead() throws IOException {
        try (var file = OpenFile.of(MODELS.resolve("h5/mlp_named.h5"))) {
            assertThat(file.root().attribute("model_config").orElseThrow().string()).startsWith("{\"class_name\": \"Sequential\"");
            assertThat(file.attribute("model_weights", "layer_names").strings()).containsExactly("hidden_one", "drop", "hidden_two", "prediction");
            assertThat(file.attribute("model_weights/hidden_one", "weight_names").strings())
                    .containsExactly("house_prices/hidden_one/kernel", "house_prices/hidden_one/bias");
            assertThat(file.attribute("model_weights/drop", "weight_names").strings()).isEmpty();
        }
        try (var file = OpenFile.of(MODELS.resolve("weights_h5/lstm_text.weights.h5"))) {
            assertThat(file.attribute("layers/lstm/cell/vars", "name").string()).isEqualTo("lstm_cell");
            assertThat(file.root().findGroup("layers/lstm/cell/vars").orElseThrow().names()).containsExactly("0", "1", "2");
        }
    }

    private Path unpacked(Path keras) throws IOException {
        try (var zip = new ZipFile(keras.toFile()); InputStream in = zip.getInputStream(zip.getEntry("model.weights.h5"))) {
            return Files.write(folder.resolve("model.weights.h5"), in.readAllBytes());
        }
    }

    /** The case prints float32 with the fewest digits that give them back. */
    private static double[] numbers(JsonNode array) {
        return elements(array.get("data")).mapToDouble(number -> Float.parseFloat(number.asText())).toArray();
    }

    private static boolean hasShape(OpenFile file, String path, JsonNode weight) {
        try {
            var dataset = file.root().findDataset(path.substring(1));
            return dataset.isPresent() && LongStream.of(dataset.get().shape()).boxed().toList()
                    .equals(elements(weight.get("shape")).map(JsonNode::asLong).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
