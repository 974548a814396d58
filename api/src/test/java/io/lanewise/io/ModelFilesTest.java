package io.lanewise.io;

import static io.lanewise.io.SavedModels.X;
import static io.lanewise.io.SavedModels.Y;
import static io.lanewise.io.SavedModels.compiled;
import static io.lanewise.io.SavedModels.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.CustomObjects;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layers;
import io.lanewise.loss.Loss;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.metric.Metrics;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Adadelta;
import io.lanewise.optimizer.Adafactor;
import io.lanewise.optimizer.Adagrad;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.AdamW;
import io.lanewise.optimizer.Adamax;
import io.lanewise.optimizer.Ftrl;
import io.lanewise.optimizer.Lamb;
import io.lanewise.optimizer.Lion;
import io.lanewise.optimizer.LossScaleOptimizer;
import io.lanewise.optimizer.MultiOptimizer;
import io.lanewise.optimizer.Muon;
import io.lanewise.optimizer.Nadam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerMap;
import io.lanewise.optimizer.RmsProp;
import io.lanewise.optimizer.ScheduleFreeAdamW;
import io.lanewise.optimizer.Sgd;
import io.lanewise.schedule.CosineDecay;
import io.lanewise.schedule.ExponentialDecay;
import io.lanewise.schedule.PolynomialDecay;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again, to the bit. */
class ModelFilesTest {
    @TempDir
    private Path folder;

    static Stream<Optimizer<?>> optimizers() {
        return Stream.of(
                Sgd.of(0.1), Sgd.of(0.1).withMomentum(0.9).withNesterov(true), RmsProp.of(), Adam.of(0.01), Adam.of(0.01).withAmsgrad(true).withWeightDecay(0.004),
                Adam.of(0.01).withEma(0.9).withClipnorm(1), Sgd.of(0.1).withWeightDecay(0.01),
                Adam.of(CosineDecay.of(0.01, 10)), Sgd.of(0.1).withMomentum(0.9).withGradientAccumulationSteps(3).withEma(0.9), AdamW.of(0.01),
                Adamax.of(0.01), Nadam.of(0.01), Adagrad.of(0.01), Adadelta.of(1), Ftrl.of(0.01), Lion.of(0.01), Lamb.of(0.01), Adafactor.of(0.01),
                Muon.of(0.01), Muon.of(PolynomialDecay.of(0.01, 20)), ScheduleFreeAdamW.of(0.01), LossScaleOptimizer.of(Adam.of(0.01)), LossScaleOptimizer.of(Adafactor.of(0.01)),
                LossScaleOptimizer.of(Nadam.of(ExponentialDecay.of(0.01, 5, 0.9))).withDynamicGrowthSteps(3),
                MultiOptimizer.of(several()), MultiOptimizer.of(several()).withLossScaleFactor(4), LossScaleOptimizer.of(MultiOptimizer.of(several())));
    }

    private static OptimizerMap several() {
        return OptimizerMap.of(Adam.of(CosineDecay.of(0.01, 10))).withOptimizer(".*/kernel", Muon.of(0.01)).withOptimizer("none", Nadam.of()).withOptimizer("dense/bias", Nadam.of(0.01));
    }

    /** Two epochs, a file and a third epoch are three epochs, to the bit: weights, slots, steps and learning rate go on. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void trainingGoesOn(Optimizer<?> optimizer) {
        var file = folder.resolve("model.keras");
        var model = compiled(optimizer);
        train(model, 2);
        model.save(file);

        var loaded = Model.load(file);

        assertThat(loaded.weights()).isEqualTo(model.weights());
        assertThat(loaded.optimizerState().variables()).isEqualTo(model.optimizerState().variables());
        assertThat(loaded.predict(X)).isEqualTo(model.predict(X));
        assertThat(loaded.toJson()).isEqualTo(model.toJson());
        train(model, 1);
        train(loaded, 1);
        assertThat(loaded.weights()).isEqualTo(model.weights());
        assertThat(loaded.optimizerState().variables()).isEqualTo(model.optimizerState().variables());
        assertThat(loaded.evaluate(X, Y).logs()).isEqualTo(model.evaluate(X, Y).logs());
    }

    @Test
    void theLearningRateThatTrainingCameToGoesOn() {
        var file = folder.resolve("model.keras");
        var model = compiled(Adam.of(0.1));
        train(model, 1);
        model.optimizerState().setLearningRate(0.02);
        model.save(file);
        assertThat(Model.load(file).optimizerState().learningRate()).isEqualTo(0.02);
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        var model = compiled(Adam.of());
        train(model, 1);
        model.save(folder.resolve("a.keras"));
        Model.load(folder.resolve("a.keras")).save(folder.resolve("b.keras"));
        assertThat(folder.resolve("b.keras")).hasSameBinaryContentAs(folder.resolve("a.keras"));
    }

    @Test
    void weightsAloneCarryTheOptimizerToo() {
        var file = folder.resolve("model.weights.h5");
        var model = compiled(Adam.of(0.01));
        train(model, 2);
        model.saveWeights(file);
        var same = compiled(Adam.of(0.01));
        same.loadWeights(file);
        train(model, 1);
        train(same, 1);
        assertThat(same.weights()).isEqualTo(model.weights());

        var uncompiled = Sequential.fromJson(model.toJson());
        uncompiled.loadWeights(file);
        var ofAnotherOptimizer = compiled(Sgd.of(0.5).withMomentum(0.9));
        ofAnotherOptimizer.loadWeights(file);
        assertThat(ofAnotherOptimizer.weights()).isEqualTo(uncompiled.weights());
        assertThat(ofAnotherOptimizer.optimizerState().iterations()).isZero();
        assertThat(ofAnotherOptimizer.optimizerState().learningRate()).isEqualTo(0.5);
    }

    @Test
    void aKerasFileIsAFileOfWeightsAndSoIsItsFolder() throws IOException {
        var file = folder.resolve("model.keras");
        var model = compiled(Adam.of());
        train(model, 1);
        model.save(file);
        var other = compiled(Sgd.of());
        other.loadWeights(file);
        assertThat(other.weights()).isEqualTo(model.weights());
        var unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (var zip = new ZipFile(file.toFile())) {
            for (var name : List.of("config.json", "model.weights.h5")) {
                try (var in = zip.getInputStream(zip.getEntry(name))) {
                    Files.write(unpacked.resolve(name), in.readAllBytes());
                }
            }
        }
        assertThat(Model.load(unpacked).weights()).isEqualTo(model.weights());
    }

    /** Other readers than ours: the JDK's for the archive, Jackson for JSON, jHDF for HDF5. */
    @Test
    void othersReadWhatWasWritten() throws IOException {
        var file = folder.resolve("model.keras");
        var model = compiled(Adam.of());
        train(model, 1);
        model.save(file);
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName() + " " + entry.getMethod())).containsExactly("metadata.json 0", "config.json 0", "model.weights.h5 0");
            var config = new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("config.json")).readAllBytes());
            assertThat(config.at("/config/layers/1/config").toString()).isEqualTo("{\"name\":\"first\",\"units\":37,\"activation\":\"relu\"}");
            assertThat(config.at("/config/layers/3/config/trainable").asBoolean(true)).isFalse();
            assertThat(config.at("/compile_config/optimizer/config").toString()).isEqualTo("{\"learning_rate\":0.001}");
            assertThat(config.at("/compile_config/metrics/0").asText()).isEqualTo("accuracy");
            Files.write(folder.resolve("w.h5"), zip.getInputStream(zip.getEntry("model.weights.h5")).readAllBytes());
        }
        try (var hdf = new HdfFile(folder.resolve("w.h5"))) {
            assertThat(hdf.getDatasetByPath("layers/dense/vars/0").getDimensions()).containsExactly(5, 37);
            assertThat((float[][]) hdf.getDatasetByPath("layers/dense/vars/0").getData()).isEqualTo(rows(model.weights().getFirst()));
            assertThat(hdf.getByPath("layers/dense/vars").getAttribute("name").getData()).isEqualTo("first");
            assertThat(hdf.getDatasetByPath("optimizer/vars/0").getData()).isEqualTo(4);
        }
    }

    private static float[][] rows(Tensor matrix) {
        var rows = new float[matrix.shape().size(0)][matrix.shape().size(1)];
        for (var i = 0; i < matrix.elements(); i++) {
            rows[i / rows[0].length][i % rows[0].length] = (float) matrix.at(i);
        }
        return rows;
    }

    @Test
    void jHdfWritesWeightsThatAreRead() {
        var file = folder.resolve("other.weights.h5");
        try (var hdf = HdfFile.write(file)) {
            var dense = hdf.putGroup("layers").putGroup("dense").putGroup("vars");
            dense.putDataset("0", new float[][] {{1, 2}, {3, 4}, {5, 6}});
            dense.putDataset("1", new double[] {7, 8}); // as a file of float64 would have it
        }
        var model = Sequential.of(Input.of(3), Dense.of(2));
        model.loadWeights(file);
        assertThat(model.weights()).containsExactly(Tensor.wrap(new float[] {1, 2, 3, 4, 5, 6}, Shape.of(3, 2)), Tensor.of(new float[] {7, 8}));
    }

    @Test
    void inputsOfEveryKindAreKept() {
        var json = Sequential.of(Input.of(2, 3).withDtype(DType.INT32).withName("ids"), Flatten.of(), Dense.of(2)).toJson();
        assertThat(json).contains("\"batch_shape\":[null,2,3],\"dtype\":\"int32\",\"name\":\"ids\"");
        assertThat(Sequential.fromJson(json).toJson()).isEqualTo(json);
        var byItsFirstLayer = Sequential.of(Dense.of(2).withInputShape(4)).toJson();
        assertThat(byItsFirstLayer).contains("{\"batch_shape\":[null,4]}").doesNotContain("batch_input_shape");
        var byData = Sequential.of(Dense.of(2));
        byData.predict(Tensor.zeros(1, 6));
        assertThat(byData.toJson()).contains("{\"batch_shape\":[null,6]}", "\"build_input_shape\":[null,6]");
        assertThat(Sequential.fromJson(byData.toJson()).weights().getFirst().shape()).isEqualTo(Shape.of(6, 2));
        assertThat(Sequential.fromJson(Sequential.of(Dense.of(2)).toJson()).network().isBuilt()).isFalse();
    }

    @Test
    void whatIsNotBuiltInIsGiven() {
        var file = folder.resolve("custom.keras");
        var loss = Loss.of("cubic", (yTrue, yPred) -> Ops.mean(Ops.square(Ops.subtract(yTrue, yPred)), -1));
        var metric = Metric.of("sum_of_outputs", (yTrue, yPred) -> Ops.mean(yPred, -1));
        var activation = Activation.of("twice", x -> Ops.multiply(x, 2));
        var model = Sequential.of(Input.of(3), Dense.of(4).withActivation(activation), Doubling.of(), Dense.of(2));
        model.compile(Sgd.of(0.1), loss, metric);
        model.fit(Tensor.zeros(4, 3), Tensor.zeros(4, 2), Fit.epochs(1).withVerbose(0));
        model.save(file);
        assertThatThrownBy(() -> Model.load(file)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll(
                "layer 1 'dense': unknown activation \"twice\"", "layer 2 'doubling': unknown layer \"Test>Doubling\"", "compile settings: unknown loss \"cubic\"",
                "compile settings: unknown metric \"sum_of_outputs\"", "withCustomObjects", "withCompile(false)");

        var custom = CustomObjects.NONE
                .with(Losses.CATALOGUE, loss).with(Metrics.CATALOGUE, metric).with(Activations.CATALOGUE, activation)
                .with(Layers.CATALOGUE, Doubling.KIND);
        var loaded = Model.load(file, LoadOptions.DEFAULT.withCustomObjects(custom));
        assertThat(loaded.weights()).isEqualTo(model.weights());
        assertThat(Objects.requireNonNull(loaded.compilation()).losses().of("loss", List.of("out")).getFirst()).isSameAs(loss);
        var uncompiled = Model.load(file, LoadOptions.DEFAULT.withCustomObjects(custom).withCompile(false));
        assertThat(uncompiled.compilation()).isNull();
        assertThatThrownBy(() -> custom.with(Losses.CATALOGUE, loss)).hasMessageContaining("\"cubic\" again");
    }

    @Test
    void weightsThatDoNotFitMayStayAsTheyAre() {
        var file = folder.resolve("w.weights.h5");
        Lanewise.seed(5);
        var saved = Sequential.of(Input.of(4), Dense.of(6), Dense.of(3));
        saved.saveWeights(file);
        Lanewise.seed(6);
        var model = Sequential.of(Input.of(4), Dense.of(6), Dense.of(2));
        var before = model.weights();
        assertThatThrownBy(() -> model.loadWeights(file)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll(
                "w.weights.h5", "/layers/dense_1/vars/0: expected dense_1/kernel (6, 2), found [(6, 3)]", "/layers/dense_1/vars/1: expected dense_1/bias (2,), found [(3,)]",
                "withSkipMismatch");
        assertThat(model.weights()).isEqualTo(before);
        model.loadWeights(file, LoadOptions.DEFAULT.withSkipMismatch(true));
        assertThat(model.weights().subList(2, 4)).isEqualTo(before.subList(2, 4));
        assertThat(model.weights().subList(0, 2)).isEqualTo(saved.weights().subList(0, 2)).isNotEqualTo(before.subList(0, 2));
    }

    @Test
    void aFileThatIsThereStaysUnlessToldOtherwise() throws IOException {
        var file = Files.writeString(folder.resolve("model.keras"), "mine");
        var model = compiled(Sgd.of());
        assertThatThrownBy(() -> model.save(file)).isInstanceOf(UncheckedIOException.class).hasMessageContainingAll("model.keras", "overwritten");
        var weights = Files.writeString(folder.resolve("model.weights.h5"), "mine");
        assertThatThrownBy(() -> model.saveWeights(weights)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("overwritten");
        assertThat(file).hasContent("mine");
        assertThat(weights).hasContent("mine");
        model.save(file, SaveOptions.DEFAULT.withOverwrite(true));
        assertThat(Model.load(file).weights()).isEqualTo(model.weights());
    }

    @Test
    void everyOptionThatDiffersIsWritten() throws IOException {
        var model = compiled(Adam.of(0.01).withBetas(0.8, 0.9));
        model.save(folder.resolve("m.keras"));
        var loaded = Objects.requireNonNull(Model.load(folder.resolve("m.keras")).compilation());
        assertThat(loaded.optimizer().config()).isEqualTo(Adam.of(0.01).withBetas(0.8, 0.9).config());
        assertThat(loaded.weightedMetrics().of("metrics", List.of("out")).getFirst()).singleElement().extracting(Metric::name).isEqualTo("accuracy");
    }
}
