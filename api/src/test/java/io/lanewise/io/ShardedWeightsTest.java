package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights in several files, as Keras 3.15.1 divides them. */
class ShardedWeightsTest {
    private static final SaveOptions SHARDS = SaveOptions.DEFAULT.withMaxShardSize(600.0 / (1 << 30));
    private static final Tensor X = Tensor.of(new float[16], 4, 4);
    private static final Tensor Y = Tensor.of(new float[12], 4, 3);

    /** What Keras writes of such a model after a step of Adam, with {@code max_shard_size=600/2**30}. */
    private static final String KERAS_INDEX = """
            {"metadata": {"total_size": 1676.0}, "weight_map": {
                "/layers/dense/vars": ["a_00000.weights.h5"],
                "/layers/dense_1/vars": ["a_00000.weights.h5"],
                "/layers/dense_2/vars": ["a_00000.weights.h5"],
                "/optimizer/vars": ["a_00000.weights.h5", "a_00001.weights.h5", "a_00002.weights.h5"]}}""";
    private static final List<List<String>> KERAS_DATASETS = List.of(
            List.of("/layers/dense/vars/0", "/layers/dense/vars/1", "/layers/dense_1/vars/0", "/layers/dense_1/vars/1", "/layers/dense_2/vars/0",
                    "/layers/dense_2/vars/1", "/optimizer/vars/0", "/optimizer/vars/1"),
            List.of("/optimizer/vars/2", "/optimizer/vars/3", "/optimizer/vars/4", "/optimizer/vars/5", "/optimizer/vars/6"),
            List.of("/optimizer/vars/10", "/optimizer/vars/11", "/optimizer/vars/12", "/optimizer/vars/13", "/optimizer/vars/7", "/optimizer/vars/8",
                    "/optimizer/vars/9"));

    @TempDir
    private Path folder;

    private static Sequential model(long seed) {
        Lanewise.seed(seed);
        var model = Sequential.of(Input.of(4), Dense.of(8), Dense.of(8), Dense.of(3));
        model.compile(Compilation.of(Adam.of(), Losses.MEAN_SQUARED_ERROR));
        return model;
    }

    private Path saved(Sequential model) {
        var file = folder.resolve("a.weights.json");
        model.saveWeights(file, SHARDS);
        return file;
    }

    @Test
    void areDividedAsByKeras() throws IOException {
        var model = model(1);
        model.fit(X, Y, Fit.epochs(1).withVerbose(0));
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(saved(model).toFile())).isEqualTo(mapper.readTree(KERAS_INDEX));
        for (var i = 0; i < KERAS_DATASETS.size(); i++) {
            try (var file = new HdfFile(folder.resolve("a_0000" + i + ".weights.h5"))) {
                assertThat(datasets(file)).containsExactlyInAnyOrderElementsOf(KERAS_DATASETS.get(i));
            }
        }
        assertThat(folder.toFile().list()).hasSize(1 + KERAS_DATASETS.size());
    }

    private static List<String> datasets(Group group) {
        var found = new ArrayList<String>();
        group.getChildren().values().forEach(child -> {
            if (child instanceof Group below) {
                found.addAll(datasets(below));
            } else if (child instanceof Dataset dataset) {
                found.add(dataset.getPath());
            }
        });
        return found;
    }

    @Test
    void areReadWithTheOptimizersState() {
        var model = model(1);
        model.fit(X, Y, Fit.epochs(2).withVerbose(0));
        var other = model(2);
        other.loadWeights(saved(model));
        assertThat(other.weights()).isEqualTo(model.weights());
        var further = Fit.epochs(2).withVerbose(0).withShuffle(false);
        model.fit(X, Y, further);
        other.fit(X, Y, further);
        assertThat(other.weights()).isEqualTo(model.weights());
    }

    @Test
    void areReplacedOnlyOnDemand() {
        var model = model(1);
        var file = saved(model);
        assertThatThrownBy(() -> model.saveWeights(file, SHARDS)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("is there already");
        model.saveWeights(file, SHARDS.withOverwrite(true));
    }

    /** A text in place of a list is what older versions of Keras write. */
    @Test
    void ofASingleFileByItsName() throws IOException {
        var model = model(1);
        model.saveWeights(folder.resolve("b_00000.weights.h5"));
        var other = model(2);
        other.loadWeights(Files.writeString(folder.resolve("b.weights.json"), "{\"weight_map\": {\"/layers/dense/vars\": \"b_00000.weights.h5\"}}"));
        assertThat(other.weights()).isEqualTo(model.weights());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"weight_map\": {\"/layers/dense/vars\": [\"../a_00000.weights.h5\"]}}",
        "{\"weight_map\": {\"/layers/dense/vars\": \"/etc/passwd\"}}",
        "{\"weight_map\": {\"/layers/dense/vars\": [3]}}",
        "{\"weight_map\": {\"/layers/dense/vars\": \"a.weights.json\"}}",
        "{\"weight_map\": {}}",
        "{\"weight_map\": []}",
        "{\"weight_map\": {\"/layers/dense/vars\": [\"a_00000.weights.h5\"]}",
        "{\"weight_map\": {\"/layers/dense/vars\": [\"a_00000.weights.h5\"]}}"
    })
    void damagedIndex(String index) throws IOException {
        var model = model(1);
        model.fit(X, Y, Fit.epochs(1).withVerbose(0));
        var file = saved(model);
        Files.delete(folder.resolve("a_00001.weights.h5"));
        Files.writeString(file, index);
        var other = model(2);
        var before = other.weights();
        if (index.endsWith("\"a_00000.weights.h5\"]}}")) {
            other.loadWeights(file); // the optimizer's state is in the others
            assertThat(other.weights()).isEqualTo(model.weights());
        } else {
            assertThatThrownBy(() -> other.loadWeights(file)).isInstanceOf(ModelFormatException.class).hasMessageContaining("a.weights.json");
            assertThat(other.weights()).isEqualTo(before);
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        var model = model(1);
        var file = saved(model);
        Files.delete(folder.resolve("a_00000.weights.h5"));
        assertThatThrownBy(() -> model.loadWeights(file)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("a_00000.weights.h5: there is no such file");
    }

    @Test
    void refusals() {
        var model = model(1);
        assertThatThrownBy(() -> model.saveWeights(folder.resolve("a.weights.h5"), SHARDS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a file name that ends in .weights.json");
        assertThatThrownBy(() -> model.saveWeights(folder.resolve("a.weights.json"), SaveOptions.DEFAULT.withMaxShardSize(100.0 / (1 << 30))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most the 100 bytes that a file takes, received layers/dense/vars/0 of 128");
        assertThatThrownBy(() -> model.save(folder.resolve("a.keras"), SHARDS)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("without maxShardSize");
        assertThatThrownBy(() -> Npz.write(folder.resolve("a.npz"), Map.of("x", X), SHARDS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only for model.saveWeights");
        assertThatThrownBy(() -> SaveOptions.DEFAULT.withMaxShardSize(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("received 0.0");
        assertThat(folder.toFile().list()).isEmpty();
    }
}
