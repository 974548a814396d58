package io.lanewise.io;

import static io.lanewise.io.SavedModels.compiled;
import static io.lanewise.io.SavedModels.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are cut off or changed give a ModelFormatException, or what was in them; never another exception, and nothing half-read. */
class DamagedModelsTest {
    private static final int CHANGES = 400;
    private static final int GOLDEN_CHANGES = 120;

    @TempDir
    private Path folder;
    private Path damaged;
    private Sequential model;

    @BeforeEach
    void train2() {
        damaged = folder.resolve("damaged");
        model = compiled(Adam.of());
        train(model, 1);
    }

    @Test
    void kerasFilesThatAreCutOff() throws IOException {
        model.save(folder.resolve("m.keras"));
        cutOff(Files.readAllBytes(folder.resolve("m.keras")), model.weights());
    }

    /** The archive has CRCs, so that a change is found or does not matter. */
    @Test
    void kerasFilesThatWereChanged() throws IOException {
        model.save(folder.resolve("m.keras"));
        var bytes = Files.readAllBytes(folder.resolve("m.keras"));
        var random = new Random(1);
        for (var i = 0; i < CHANGES; i++) {
            Files.write(damaged, changed(bytes, random));
            try {
                assertThat(Model.load(damaged).weights()).isEqualTo(model.weights());
            } catch (ModelFormatException refused) {
                assertThat(refused).hasMessageContaining("damaged");
            }
        }
    }

    /** HDF5 has no checksum of data, so that a changed number may be read; the model that reads is whole in every case. */
    @Test
    void weightFilesThatAreCutOffOrChanged() throws IOException {
        model.saveWeights(folder.resolve("m.weights.h5"));
        weightFiles(Files.readAllBytes(folder.resolve("m.weights.h5")), Sequential.fromJson(model.toJson()));
    }

    @Test
    void filesThatKerasWrote() throws IOException, URISyntaxException {
        var golden = Path.of(Objects.requireNonNull(DamagedModelsTest.class.getResource("/golden/models")).toURI());
        var older = golden.resolve("h5/mlp_named.h5");
        cutOff(Files.readAllBytes(older), Model.load(older).weights());
        weightFiles(Files.readAllBytes(older), Model.load(older));
        var archive = golden.resolve("keras/mlp_trained_adam.keras");
        cutOff(Files.readAllBytes(archive), Model.load(archive).weights());
    }

    static List<Path> goldenFiles() throws IOException, URISyntaxException {
        try (var files = Files.walk(Path.of(Objects.requireNonNull(DamagedModelsTest.class.getResource("/golden/models")).toURI()))) {
            return files.filter(file -> file.toString().matches(".*\\.(keras|h5)")).sorted().toList();
        }
    }

    /** Every file of Keras's, cut off or with some bytes changed: read, or refused for a reason. */
    @ParameterizedTest
    @MethodSource("goldenFiles")
    void everyGoldenFile(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var random = new Random(file.getFileName().toString().hashCode());
        var described = JsonReader.read(Files.readString(Path.of(file.toString().replaceAll("[.](keras|weights[.]h5|h5)$", "_$1.json").replace("weights.h5.json", "weights_h5.json"))),
                JsonLimits.DEFAULT.withPythonNumbers()).view("case");
        for (var i = 0; i < GOLDEN_CHANGES; i++) {
            Files.write(damaged, i % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : changed(bytes, random));
            try {
                if (file.toString().endsWith(".weights.h5")) {
                    Model.fromJson(described.get("model")).loadWeights(damaged);
                } else {
                    Model.load(damaged);
                }
            } catch (ModelFormatException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    private void cutOff(byte[] bytes, List<Tensor> weights) throws IOException {
        for (var length = 0; length < bytes.length; length += 1 + bytes.length / CHANGES) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            try {
                assertThat(Model.load(damaged).weights()).isEqualTo(weights);
            } catch (ModelFormatException refused) {
                assertThat(refused).hasMessageContaining("damaged");
            }
        }
    }

    private void weightFiles(byte[] bytes, Model reading) throws IOException {
        var random = new Random(2);
        for (var i = 0; i < CHANGES; i++) {
            Files.write(damaged, i % 4 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : changed(bytes, random));
            var before = reading.weights();
            try {
                reading.loadWeights(damaged);
            } catch (ModelFormatException refused) {
                assertThat(reading.weights()).isEqualTo(before);
            }
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        var copy = bytes.clone();
        for (var n = 1 + random.nextInt(3); n > 0; n--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return copy;
    }

    /** A description may ask for any number of weights; there is memory only for those that the file could have. */
    @Test
    void weightsThatAFileCannotHoldAreNotMade() throws IOException {
        var config = JsonReader.read(model.toJson().replace("\"units\":37", "\"units\":400000000"));
        AtomicFile.write(damaged, false, channel -> KerasArchive.write(channel, config, WeightsWriter.of(model.network(), null)));
        assertThatThrownBy(() -> Model.load(damaged)).isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll("layer 1 'first': layer first: expected weights of at most", "received kernel (5, 400000000)");
    }

    @Test
    void aFullDiskLeavesTheOldFileWhole() throws IOException {
        var file = folder.resolve("m.keras");
        model.save(file);
        var before = Files.readAllBytes(file);
        train(model, 1);
        var config = ModelJsonWriter.write(model.network());
        var writer = WeightsWriter.of(model.network(), null);
        for (var room = 0L; room < before.length; room += 997) {
            var full = room;
            try {
                AtomicFile.write(file, true, channel -> KerasArchive.write(new FullChannel(channel, full), config, writer));
            } catch (IOException expected) {
                assertThat(expected).hasMessageContaining("No space left");
                assertThat(file).hasBinaryContent(before);
                assertThat(folder.toFile().list()).containsExactly("m.keras");
            }
        }
    }
}
