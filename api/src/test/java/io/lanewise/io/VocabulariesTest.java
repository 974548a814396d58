package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.io.hdf5.ElementSource;
import io.lanewise.io.hdf5.Hdf5Writer;
import io.lanewise.io.hdf5.NewGroup;
import io.lanewise.io.hdf5.NumberKind;
import io.lanewise.io.zip.ZipWriter;
import io.lanewise.layer.Input;
import io.lanewise.layer.IntegerLookup;
import io.lanewise.layer.LookupMode;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vocabularies that layers were adapted to, as Keras 3.15.1 stores them: texts beside the description, frequencies among the weights. */
class VocabulariesTest {
    /** Of {@code Sequential([Input((3,), dtype="int32"), IntegerLookup(output_mode="tf_idf")])} after {@code adapt([[5, 6, 5], [5, 7, 8]])}. */
    private static final String CONFIG = """
            {"module": "keras", "class_name": "Sequential", "config": {"name": "sequential", "trainable": true, "layers": [
              {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 3], "dtype": "int32", "name": "input_layer"}},
              {"module": "keras.layers", "class_name": "IntegerLookup", "config": {"name": "integer_lookup_3", "trainable": true, "dtype": "float32",
                "invert": false, "max_tokens": null, "num_oov_indices": 1, "oov_token": -1, "mask_token": null, "output_mode": "tf_idf", "sparse": false,
                "pad_to_max_tokens": false, "vocabulary_dtype": "int64", "idf_weights": null, "vocabulary": null, "vocabulary_size": 5,
                "oov_method": "floormod", "salt": null}}]}}""";
    private static final String VOCABULARY = "-1\n5\n8\n7\n6";
    private static final float COMMON = (float) Math.log(1 + 2 / 3.0);
    private static final float RARE = (float) Math.log(1 + 2 / 2.0);
    private static final float[] IDF = {(COMMON + 3 * RARE) / 4, COMMON, RARE, RARE, RARE};

    @TempDir
    private Path folder;

    private Path archive(String vocabulary, float[] idf) throws IOException {
        var root = NewGroup.root();
        var lookup = root.group("layers").group("integer_lookup").group("vars");
        if (idf.length > 0) {
            lookup.dataset("idf_weights", new long[] {idf.length}, NumberKind.FLOAT32, ElementSource.of(idf, 0));
        }
        var weights = new Hdf5Writer(root);
        var file = folder.resolve("adapted.keras");
        AtomicFile.write(file, true, channel -> {
            var zip = new ZipWriter(channel);
            zip.add("config.json", CONFIG.getBytes(StandardCharsets.UTF_8));
            zip.add("model.weights.h5", weights.size(), weights::write);
            zip.add("assets/layers/integer_lookup/vocabulary.txt", vocabulary.getBytes(StandardCharsets.UTF_8));
            zip.finish();
        });
        return file;
    }

    @Test
    void areRead() throws IOException {
        var model = Model.load(archive(VOCABULARY, IDF));
        var lookup = (IntegerLookup) model.layer("integer_lookup_3").layer();
        assertThat(lookup.vocabulary()).containsExactly(-1, 5, 8, 7, 6);
        assertThat(model.predict(Tensor.of(new int[] {5, 5, 9}, 1, 3))).isEqualTo(Tensor.of(new float[] {IDF[0], 2 * COMMON, 0, 0, 0}, 1, 5));
        assertThat(lookup.adapt(Tensor.of(new int[] {3}, 1, 1)).vocabulary()).as("may be adapted anew").containsExactly(-1, 3);
    }

    @Test
    void areReadFromAFolder() throws IOException {
        var unpacked = Files.createDirectories(folder.resolve("unpacked"));
        try (var zip = new java.util.zip.ZipFile(archive(VOCABULARY, IDF).toFile())) {
            for (var entry : zip.stream().toList()) {
                var target = unpacked.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip.getInputStream(entry), target);
            }
        }
        assertThat(((IntegerLookup) Model.load(unpacked).layer("integer_lookup_3").layer()).vocabulary()).containsExactly(-1, 5, 8, 7, 6);
    }

    @Test
    void damaged() {
        assertThatThrownBy(() -> Model.load(archive("-1\n5\nx", IDF))).isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("assets/layers/integer_lookup/vocabulary.txt, line 3: expected a whole number, found \"x\"");
        assertThatThrownBy(() -> Model.load(archive("-1\n5\n5000000000\n7\n6", IDF))).isInstanceOf(ModelFormatException.class).hasMessageContaining("vocabulary");
        assertThatThrownBy(() -> Model.load(archive(VOCABULARY, new float[4]))).isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("layers/integer_lookup/vars/idf_weights: expected 5 numbers, as many as tokens, found 4");
        assertThatThrownBy(() -> Model.load(archive(VOCABULARY, new float[0]))).isInstanceOf(ModelFormatException.class).hasMessageContaining("found none");
        assertThatThrownBy(() -> Model.load(archive("", IDF))).isInstanceOf(ModelFormatException.class).hasMessageContaining("at least one token");
    }

    /** Keras looks for them there, whatever the description says. */
    @Test
    void frequenciesAreAmongTheWeights() throws IOException {
        var lookup = IntegerLookup.of().withOutputMode(LookupMode.TF_IDF).withVocabulary(List.of(5, 6), List.of(0.5, 0.25));
        var model = Sequential.of(Input.of(3).withDtype(DType.INT32), lookup);
        model.saveWeights(folder.resolve("m.weights.h5"));
        try (var file = new HdfFile(folder.resolve("m.weights.h5"))) {
            assertThat(file.getDatasetByPath("/layers/integer_lookup/vars/idf_weights").getData()).isEqualTo(new float[] {0.375f, 0.5f, 0.25f});
        }
        model.save(folder.resolve("m.keras"));
        var x = Tensor.of(new int[] {5, 6, 7}, 1, 3);
        assertThat(Model.load(folder.resolve("m.keras")).predict(x)).isEqualTo(model.predict(x));
    }
}
