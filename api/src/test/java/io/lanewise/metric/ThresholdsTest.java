package io.lanewise.metric;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.config.json.JsonReader;
import io.lanewise.graph.Tape;
import io.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What metrics that count at thresholds refuse. */
class ThresholdsTest {
    @Test
    void thresholdsOutsideZeroToOne() {
        assertThatThrownBy(() -> Precision.of().withThresholds(0.5, 1.5)).hasMessageContainingAll("Precision", "thresholds", "from 0 to 1", "1.5");
        assertThatThrownBy(() -> Recall.of().withTopK(0)).hasMessageContainingAll("Recall", "top_k", "above 0");
    }

    @Test
    void aClassThatPredictionsDoNotHave() {
        var tape = new Tape();
        var numbers = tape.constant(Tensor.of(new double[] {0, 1, 1, 0}, 2, 2));
        assertThatThrownBy(() -> Precision.of().withClassId(2).statistics(numbers, numbers, null)).hasMessageContainingAll("class_id = 2", "(2, 2)");
    }

    @Test
    void anUnknownCurveListsThePossibleOnes() {
        var config = JsonReader.read("{\"curve\": \"DET\"}").view("config");
        assertThatThrownBy(() -> Metrics.CATALOGUE.fromConfig("AUC", config)).hasMessageContainingAll("DET", "ROC", "PR", "PRGAIN");
    }
}
