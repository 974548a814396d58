package io.lanewise.examples.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Sequential;
import io.lanewise.check.GradientCheck;
import io.lanewise.layer.ActivationLayer;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Loss and metric of predictions that a model hands through. */
class QuantileLossTest {
    private static final Tensor PREDICTED = Tensor.of(new double[] {1, 2, 3, 4}, 4, 1);

    private static Sequential predicting() {
        var model = Sequential.of(Input.of(1), ActivationLayer.of("linear"));
        model.compile(Sgd.of(), QuantileLoss.of(0.75), QuantileError.of(0.75));
        return model;
    }

    /** Too low by 2, three too high by 1: (0.75 · 2 + 3 · 0.25 · 1) / 4. Three of four are below, as they should be. */
    @Test
    void valuesByHand() {
        var scores = predicting().evaluate(PREDICTED, Tensor.of(new double[] {3, 1, 2, 3}, 4, 1));
        assertThat(scores.loss()).isCloseTo(0.5625, within(1e-7));
        assertThat(scores.get("quantile_error")).isZero();
    }

    @Test
    void theGradientIsThatOfTheFormula() {
        var labels = Tensor.of(new double[] {1, -2, 0.5, 3, 0, 1.5}, 3, 2);
        var predictions = Tensor.of(new double[] {0, 1, 2, -1, 0.5, 1}, 3, 2);
        GradientCheck.of(QuantileLoss.of(0.9), labels, predictions).check().orThrow();
    }

    @Test
    void quantilesArePartsAndLabelsAreAsManyAsPredictions() {
        assertThatThrownBy(() -> QuantileLoss.of(90)).hasMessage("QuantileLoss: quantile must be a number between 0 and 1, received 90.0");
        assertThatThrownBy(() -> predicting().evaluate(PREDICTED, Tensor.of(new double[8], 4, 2))).hasMessageContaining("(4, 1)").hasMessageContaining("(4, 2)");
    }
}
