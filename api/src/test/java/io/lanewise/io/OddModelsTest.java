package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.json.JsonReader;
import io.lanewise.io.hdf5.Hdf5File;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Discretization;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.Input;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.layer.Symbol;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are seldom made are written and read like others. */
class OddModelsTest {
    @TempDir
    private Path folder;

    /** Both outputs of a layer have its name, under which Keras could tell only one. */
    @Test
    void twoOutputsOfOneLayerAreCompiledInOrder() throws IOException {
        var input = Input.of(4, 6).symbol();
        var model = Model.of(input, MultiHeadAttention.of(2, 3).withName("attention").applyAll(
                Arguments.<Symbol>of("return_attention_scores", true), input, input).reversed());
        model.compile(Compilation.of(Adam.of(), Losses.MEAN_SQUARED_ERROR));
        var file = folder.resolve("m.keras");
        model.save(file);
        try (var archive = new ZipFile(file.toFile())) {
            var config = new String(archive.getInputStream(archive.getEntry("config.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(JsonReader.read(config).view("config").get("compile_config").get("loss").elements()).hasSize(2);
        }
        assertThat(Model.load(file).outputs()).extracting(Symbol::shape).isEqualTo(model.outputs().stream().map(Symbol::shape).toList());
    }

    @Test
    void wholeNumbersArePredictedAsSuch() {
        var model = Sequential.of(Input.of(3), Discretization.of(0, 1.5, 2));
        var x = Tensor.of(new float[] {-1, 0, 1, 2, 1.75f, 7}, 2, 3);
        assertThat(model.predict(x, 1)).isEqualTo(Tensor.of(new int[] {0, 1, 1, 3, 2, 3}, 2, 3));
        assertThat(model.predict(x.slice(0, 0)).dtype()).isEqualTo(DType.INT32);
    }

    /** Keras expects steps and learning rate of an optimizer that has nothing to train, and warns where they are missing. */
    @Test
    void anOptimizerWithoutWeightsIsWritten() {
        var model = Sequential.of(Input.of(3, 2), Flatten.of());
        model.compile(Adam.of(0.25), Losses.MEAN_SQUARED_ERROR);
        var file = folder.resolve("m.weights.h5");
        model.saveWeights(file);
        ModelFile.read(file, region -> {
            var vars = Hdf5File.open(region).root().findGroup("optimizer/vars").orElseThrow();
            assertThat(vars.names()).containsExactly("0", "1");
            var rate = new double[1];
            vars.findDataset("1").orElseThrow().readDoubles(rate, 0);
            assertThat(rate[0]).isEqualTo(0.25);
            return vars;
        });
    }
}
