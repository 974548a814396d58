package io.lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Sequential;
import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.data.Samples;
import io.lanewise.initializer.Initializer;
import io.lanewise.io.CompilationJson;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Loss;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses and metrics that stand for several, and losses that are metrics: Keras's choices and numbers. */
class ChosenByShapesTest {
    private static final Tensor X = Tensor.zeros(4, 2);

    /** Of weights of zeros: every probability is ½, or ⅓. */
    private static Scores scores(int units, Activation activation, Tensor labels, String loss, String metric) {
        var model = Sequential.of(Input.of(2), Dense.of(units).withActivation(activation).withKernelInitializer(Initializer.of("zeros")));
        model.compile(Sgd.of(0.1), Loss.of(loss), Metric.of(metric));
        return model.evaluate(Samples.of(X, labels));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crossentropy", "ce", "CE", "CrossEntropy"})
    void crossentropyIsTheOneThatTheShapesAskFor(String loss) {
        var half = Tensor.of(new double[] {0, 1, 0, 0}, 4, 1);
        assertThat(scores(1, Activations.SIGMOID, half, loss, "accuracy").loss()).isCloseTo(Math.log(2), within(1e-6));
        assertThat(scores(1, Activations.SIGMOID, half, loss, "acc").get("acc")).isEqualTo(0.75);
        var classes = Tensor.of(new int[] {0, 1, 2, 0}, 4);
        assertThat(scores(3, Activations.SOFTMAX, classes, loss, "Accuracy").get("Accuracy")).isEqualTo(0.5);
        assertThat(scores(3, Activations.SOFTMAX, classes, loss, "acc").loss()).isCloseTo(Math.log(3), within(1e-6));
        var oneHot = Tensor.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0}, 4, 3);
        assertThat(scores(3, Activations.SOFTMAX, oneHot, loss, "acc").loss()).isCloseTo(Math.log(3), within(1e-6));
        assertThat(scores(3, Activations.SOFTMAX, oneHot, loss, "acc").get("acc")).isEqualTo(0.5);
    }

    @Test
    void filesKeepTheChoiceOpen() {
        var json = JsonObject.builder().put("optimizer", "sgd").put("loss", "ce").put("metrics", "acc").build();
        var loss = CompilationJson.read(json.view("compile_config"), 1).losses().of("loss", List.of("out")).getFirst();
        assertThat(Losses.write(Objects.requireNonNull(loss))).isEqualTo(Json.of("ce"));
    }

    /** Constants of keras.losses' functions for labels (0, 1, 0, 0) and predictions ½ each, computed by hand. */
    @ParameterizedTest
    @CsvSource({
        "huber, 0.125",
        "log_cosh, 0.12011450695827745",
        "logcosh, 0.12011450695827745",
        "poisson, 0.6732867",
        "kl_divergence, 0.17328563",
        "dice, 0.66666663",
        "tversky, 0.66666667",
        "binary_focal_crossentropy, 0.17328680",
        "mse, 0.25",
    })
    void everyLossIsAMetricByItsName(String name, double expected) {
        var value = scores(1, Activations.SIGMOID, Tensor.of(new double[] {0, 1, 0, 0}, 4, 1), "mse", name).get(name);
        assertThat(value).isCloseTo(expected, within(1e-4));
    }

    @Test
    void anUnknownMetricIsToldTheNearOnesOfBothKinds() {
        assertThatThrownBy(() -> Metric.of("huberr")).hasMessageContaining("unknown metric \"huberr\"").hasMessageContaining("\"huber\"");
        assertThatThrownBy(() -> Loss.of("crossentropie")).hasMessageContaining("unknown loss");
    }
}
