package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.api.WritableGroup;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.BatchNormalization;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as Keras 2 wrote them, here by jHDF. */
class LegacyFilesTest {
    private static final String MODEL = """
            {"class_name": "Sequential", "config": {"name": "old", "layers": [
              {"class_name": "Dense", "config": {"name": "first", "trainable": true, "batch_input_shape": [null, 2], "dtype": "float32", "units": 3,
                "activation": "hard_sigmoid", "use_bias": true,
                "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": null}}, "bias_initializer": {"class_name": "Zeros", "config": {}},
                "kernel_regularizer": null, "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null, "bias_constraint": null}},
              {"class_name": "Dropout", "config": {"name": "drop", "trainable": true, "dtype": "float32", "rate": 0.5, "noise_shape": null, "seed": null}},
              {"class_name": "Dense", "config": {"name": "second", "trainable": true, "dtype": "float32", "units": 1, "activation": "linear", "use_bias": false}}]},
             "keras_version": "2.4.0", "backend": "tensorflow"}""";
    private static final String TRAINING = """
            {"loss": "mse", "metrics": [[{"class_name": "MeanMetricWrapper", "config": {"name": "mae", "dtype": "float32", "fn": "mean_absolute_error"}}]],
             "weighted_metrics": null, "loss_weights": null, "sample_weight_mode": null,
             "optimizer_config": {"class_name": "SGD", "config": {"name": "SGD", "lr": 0.25, "decay": 0.0, "momentum": 0.0, "nesterov": false}}}""";

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("old.h5");
    }

    private void write(String model, String training) {
        try (var hdf = HdfFile.write(file)) {
            hdf.putAttribute("model_config", model);
            hdf.putAttribute("training_config", training);
            hdf.putAttribute("keras_version", "2.4.0");
            weights(hdf.putGroup("model_weights"));
            var optimizer = hdf.putGroup("optimizer_weights");
            optimizer.putAttribute("weight_names", new String[] {"SGD/iter", "SGD/rate"});
            var inner = optimizer.putGroup("SGD");
            inner.putDataset("iter", new long[] {77});
            inner.putDataset("rate", new float[] {0.125f});
        }
    }

    private static void weights(WritableGroup target) {
        target.putAttribute("layer_names0", new String[] {"first", "drop"});
        target.putAttribute("layer_names1", new String[] {"second"});
        var first = target.putGroup("first");
        first.putAttribute("weight_names", new String[] {"first/kernel:0", "first/bias:0"});
        var inner = first.putGroup("first");
        inner.putDataset("kernel:0", new float[][] {{1, 2, 3}, {4, 5, 6}});
        inner.putDataset("bias:0", new float[] {7, 8, 9});
        target.putGroup("drop");
        var second = target.putGroup("second");
        second.putAttribute("weight_names", new String[] {"second/kernel:0"});
        second.putGroup("second").putDataset("kernel:0", new float[][] {{1}, {2}, {3}});
    }

    private static void areThere(Model model) {
        assertThat(model.weights()).containsExactly(
                Tensor.wrap(new float[] {1, 2, 3, 4, 5, 6}, Shape.of(2, 3)), Tensor.of(new float[] {7, 8, 9}), Tensor.wrap(new float[] {1, 2, 3}, Shape.of(3, 1)));
    }

    @Test
    void aWholeModelIsReadAndGoesOn() {
        write(MODEL, TRAINING);
        var model = Model.load(file);
        areThere(model);
        assertThat(model.network().name()).isEqualTo("old");
        var compilation = Objects.requireNonNull(model.compilation());
        assertThat(compilation.optimizer()).hasToString("SGD(name=SGD, learning_rate=0.25)");
        assertThat(compilation.metrics().of("metrics", List.of("out")).getFirst()).singleElement().extracting(Metric::className).isEqualTo("MeanAbsoluteError");
        assertThat(model.optimizerState().iterations()).isEqualTo(77);
        assertThat(model.optimizerState().learningRate()).isEqualTo(0.125);
        assertThat(Model.load(file, LoadOptions.DEFAULT.withCompile(false)).compilation()).isNull();
    }

    @Test
    void itsWeightsAreReadIntoAnotherModel() {
        write(MODEL, TRAINING);
        var model = Sequential.of(Input.of(2), Dense.of(3), Dense.of(1).withUseBias(false));
        model.loadWeights(file);
        areThere(model);
        var other = Sequential.of(Input.of(2), Dense.of(3), Dense.of(1), Dense.of(1));
        assertThatThrownBy(() -> other.loadWeights(file)).isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll("expected 3 layers with weights [dense, dense_1, dense_2], found 2 [first, second]");
        var wrong = Sequential.of(Input.of(2), Dense.of(3), Dense.of(1));
        assertThatThrownBy(() -> wrong.loadWeights(file)).isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll("/model_weights/second (layer \"dense_1\"): expected 2 weights [dense_1/kernel (3, 1), dense_1/bias (1,)], found 1 [(3, 1)]");
    }

    /** Keras's order, {@code trainable_weights + non_trainable_weights}: state comes last, also of layers before others in a model within the model. */
    @Test
    void stateComesBehindWhatIsTrained() {
        try (var hdf = HdfFile.write(file)) {
            hdf.putAttribute("layer_names", new String[] {"inner"});
            var inner = hdf.putGroup("inner");
            inner.putAttribute("weight_names", new String[] {"gamma:0", "beta:0", "kernel:0", "bias:0", "mean:0", "variance:0"});
            inner.putDataset("gamma:0", new float[] {1, 2});
            inner.putDataset("beta:0", new float[] {3, 4});
            inner.putDataset("kernel:0", new float[][] {{5, 6}, {7, 8}});
            inner.putDataset("bias:0", new float[] {9, 10});
            inner.putDataset("mean:0", new float[] {11, 12});
            inner.putDataset("variance:0", new float[] {13, 14});
        }
        var x = Input.of(2).symbol();
        var model = Model.of(x, Sequential.of(BatchNormalization.of(), Dense.of(2)).apply(x));
        model.loadWeights(file);
        assertThat(model.weights()).containsExactly(
                Tensor.of(new float[] {1, 2}), Tensor.of(new float[] {3, 4}), Tensor.of(new float[] {11, 12}), Tensor.of(new float[] {13, 14}),
                Tensor.wrap(new float[] {5, 6, 7, 8}, Shape.of(2, 2)), Tensor.of(new float[] {9, 10}));
    }

    @Test
    void aFileOfWeightsIsReadAndIsNoModel() {
        try (var hdf = HdfFile.write(file)) {
            weights(hdf);
        }
        var model = Sequential.of(Input.of(2), Dense.of(3), Dense.of(1).withUseBias(false));
        model.compile(Adam.of(), Losses.MEAN_SQUARED_ERROR);
        model.loadWeights(file);
        areThere(model);
        assertThatThrownBy(() -> Model.load(file)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll("old.h5", "without the description", "loadWeights");
    }

    @Test
    void whatKeras3NoLongerHasIsRefusedByName() {
        write(MODEL.replace("\"use_bias\": false", "\"use_bias\": false, \"weights\": [1]"), TRAINING.replace("\"decay\": 0.0", "\"decay\": 0.1"));
        assertThatThrownBy(() -> Model.load(file)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll(
                "old.h5", "layer 2 'second': unknown option of Dense \"weights\"", "compile settings: unknown option of SGD \"decay\"", "withCompile(false)");
    }

    @Test
    void keras1HadLayersWithoutAName() {
        write("{\"class_name\": \"Sequential\", \"config\": [{\"class_name\": \"Dense\", \"config\": {\"batch_input_shape\": [null, 2], \"units\": 3}},"
                + "{\"class_name\": \"Dense\", \"config\": {\"units\": 1, \"use_bias\": false}}]}", TRAINING);
        areThere(Model.load(file));
    }
}
