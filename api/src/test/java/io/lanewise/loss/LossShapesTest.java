package io.lanewise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lanewise.graph.Tape;
import io.lanewise.tensor.Tensor;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels that do not fit a prediction: every loss says both shapes and what to do. */
class LossShapesTest {
    static Stream<String> losses() {
        return new TreeSet<>(Losses.CATALOGUE.names().stream().map(name -> Losses.CATALOGUE.kind(name).className()).toList()).stream();
    }

    private static String refusal(Loss loss, int[] labels, int[] prediction) {
        var tape = new Tape();
        var message = new StringBuilder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.of(tape.constant(Tensor.zeros(labels)), tape.constant(Tensor.zeros(prediction)), null))
                .satisfies(refused -> message.append(refused.getMessage()));
        return message.toString();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossSaysBothShapesAndARemedy(String className) {
        var loss = Losses.CATALOGUE.byName(className);
        assertThat(refusal(loss, new int[] {4, 2, 7}, new int[] {4, 2, 3}))
                .startsWith(loss.name() + ": expected").contains("(4, 2, 7)", "(4, 2, 3)", "; ");
        assertThat(refusal(loss, new int[] {5, 2, 3}, new int[] {4, 2, 3}))
                .startsWith(loss.name() + ": expected").contains("(5, 2, 3)", "(4, 2, 3)", "; ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            categorical_crossentropy       | for integer labels use sparse_categorical_crossentropy, or make them one-hot with toCategorical
            categorical_focal_crossentropy | for integer labels make them one-hot with toCategorical
            categorical_hinge              | for integer labels make them one-hot with toCategorical
            kl_divergence                  | for integer labels make them one-hot with toCategorical
            dice                           | for integer labels make them one-hot with toCategorical
            binary_crossentropy            | for one of several classes use sparse_categorical_crossentropy with a softmax
            mse                            | end the model in fewer axes, such as by Flatten or a layer of one unit
            """)
    void integerLabelsAreToldWhatToDo(String loss, String remedy) {
        assertThat(refusal(Losses.CATALOGUE.byName(loss), new int[] {8}, new int[] {8, 3})).contains("(8,)", "(8, 3)", remedy);
    }

    @ParameterizedTest
    @CsvSource({"mae", "huber", "hinge"})
    void otherwiseTheLastLayerIsToldItsUnits(String loss) {
        assertThat(refusal(Losses.CATALOGUE.byName(loss), new int[] {8, 2}, new int[] {8, 3}))
                .contains("(8, 2)", "(8, 3)", "give the last layer as many units as a label has numbers, 2, or labels of 3 numbers");
    }
}
