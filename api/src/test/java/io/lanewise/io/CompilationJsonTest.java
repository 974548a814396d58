package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.train.Compilation;
import io.lanewise.train.PerOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The forms in which Keras 3 writes how a model of one output was compiled. */
class CompilationJsonTest {
    private static final String FUNCTION = """
            {"module": "builtins", "class_name": "function", "config": "%s", "registered_name": "function"}""";

    @Test
    void namesAndNulls() {
        var compiled = read("\"mse\"", "[\"mae\", \"Accuracy\"]", "null");
        assertThat(loss(compiled).className()).isEqualTo("MeanSquaredError");
        assertThat(only(compiled.metrics())).extracting(Metric::name).containsExactly("mae", "Accuracy");
        assertThat(only(compiled.weightedMetrics())).isEmpty();
    }

    @Test
    void functions() {
        var compiled = read(FUNCTION.formatted("mean_squared_error"), "[" + FUNCTION.formatted("mean_absolute_error") + "]", "null");
        assertThat(loss(compiled).className()).isEqualTo("MeanSquaredError");
        assertThat(only(compiled.metrics())).extracting(Metric::name).containsExactly("mean_absolute_error");
        assertThatThrownBy(() -> read(FUNCTION.formatted("my_loss"), "null", "null")).hasMessageContaining("unknown loss \"my_loss\"");
    }

    @Test
    void listsAndNamesOfTheOutput() {
        var compiled = read("[\"mse\"]", "[[\"mae\"]]", "{\"dense\": [\"mae\", \"mse\"]}");
        assertThat(loss(compiled).className()).isEqualTo("MeanSquaredError");
        assertThat(only(compiled.metrics())).extracting(Metric::name).containsExactly("mae");
        assertThat(only(compiled.weightedMetrics())).extracting(Metric::name).containsExactly("mae", "mse");
        assertThatThrownBy(() -> read("[\"mse\", \"mae\"]", "null", "null")).hasMessageContaining("expected one loss for an output, received 2");
    }

    @Test
    void classesWithKeras316Configs() {
        var compiled = read("""
                {"module": "keras.losses", "class_name": "SparseCategoricalCrossentropy", "registered_name": null, "config": {
                 "name": "sparse_categorical_crossentropy", "reduction": null, "from_logits": false, "ignore_class": null, "axis": -1}}""", """
                [{"module": "keras.metrics", "class_name": "Accuracy", "config": {"name": "accuracy", "dtype": "float32"}, "registered_name": null}]""", "null");
        assertThat(loss(compiled).reduction().name()).isEqualTo("NONE");
        assertThat(only(compiled.metrics())).extracting(Metric::className).containsExactly("Accuracy");
        assertThatThrownBy(() -> read("""
                {"class_name": "MeanSquaredError", "config": {"reductoin": "sum"}}""", "null", "null"))
                .hasMessageContaining("unknown option of MeanSquaredError \"reductoin\"; near known names: \"reduction\"");
    }

    private static Loss loss(Compilation compiled) {
        return Objects.requireNonNull(compiled.losses().of("loss", List.of("dense")).getFirst());
    }

    private static List<Metric> only(PerOutput<List<Metric>> metrics) {
        return Objects.requireNonNull(metrics.of("metrics", List.of("dense")).getFirst());
    }

    private static Compilation read(String loss, String metrics, String weighted) {
        var json = """
                {"optimizer": {"module": "keras.src.backend.torch.optimizers.torch_sgd", "class_name": "SGD", "registered_name": "SGD",
                  "config": {"name": "sgd", "learning_rate": 0.009999999776482582, "weight_decay": null, "clipnorm": null,
                   "global_clipnorm": null, "clipvalue": null, "use_ema": false, "ema_momentum": 0.99, "ema_overwrite_frequency": null,
                   "loss_scale_factor": null, "gradient_accumulation_steps": null, "momentum": 0.0, "nesterov": false}},
                 "loss": %s, "loss_weights": null, "metrics": %s, "weighted_metrics": %s, "run_eagerly": false, "steps_per_execution": 1,
                 "jit_compile": false}""".formatted(loss, metrics, weighted);
        return CompilationJson.read(JsonReader.read(json.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT).view("compile_config"), 1);
    }
}
