package io.lanewise.examples.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import org.junit.jupiter.api.Test;

class StopAtGapTest {
    private static final Tensor X = Tensor.of(new double[] {1, 2}, 2, 1);
    private static final Fit QUIET = Fit.epochs(50).withVerbose(0);

    private static Sequential model() {
        var model = Sequential.of(Input.of(1), Dense.of(1));
        model.compile(Sgd.of(0.1), Losses.MEAN_SQUARED_ERROR);
        return model;
    }

    /** What is validated contradicts what is learned, so that one loss falls while the other grows. */
    @Test
    void endsWhenTheModelLearnsByHeart() {
        var contrary = Samples.of(X, Tensor.of(new double[] {-3, -6}, 2, 1));
        var history = model().fit(X, Tensor.of(new double[] {3, 6}, 2, 1), QUIET.withValidationData(contrary), StopAtGap.of().withRatio(10));
        var gaps = history.get("gap");
        assertThat(gaps).hasSizeLessThan(50);
        assertThat(gaps.getLast()).isGreaterThan(10).isEqualTo(history.last("val_loss") / history.last("loss"));
        assertThat(gaps.subList(0, gaps.size() - 1)).allMatch(gap -> gap <= 10);
    }

    @Test
    void asksForAValidation() {
        assertThatThrownBy(() -> model().fit(X, X, QUIET, StopAtGap.of()))
                .hasMessage("StopAtGap: expected a val_loss in the logs, received [loss]; fit with validation data");
    }
}
