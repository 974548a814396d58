package io.lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.LossScaleOptimizer;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The loss is multiplied before gradients are taken, and they are divided: with powers of two nothing is rounded on the way. */
class LossScaleTest {
    private static final Tensor X = Tensor.of(new Random(1).doubles(40).toArray(), 10, 4);
    private static final Tensor Y = Tensor.of(new Random(2).doubles(10).toArray(), 10, 1);

    private static Sequential trained(Optimizer<?> optimizer) {
        return trained(optimizer, Y);
    }

    private static Sequential trained(Optimizer<?> optimizer, Tensor labels) {
        Lanewise.seed(7);
        var model = Sequential.of(Input.of(4), Dense.of(5).withActivation("tanh"), Dense.of(1));
        model.compile(optimizer, Losses.MEAN_SQUARED_ERROR);
        model.fit(X, labels, Fit.epochs(3).withBatchSize(4).withVerbose(0));
        return model;
    }

    @Test
    void aScaleThatIsAPowerOfTwoChangesNoBit() {
        var plain = trained(Sgd.of(0.1));
        assertThat(trained(Sgd.of(0.1).withLossScaleFactor(1024)).weights()).isEqualTo(plain.weights());
        var scaled = trained(LossScaleOptimizer.of(Sgd.of(0.1)).withDynamicGrowthSteps(4));
        assertThat(scaled.weights()).isEqualTo(plain.weights());
        assertThat(scaled.optimizerState().lossScale()).isEqualTo(32768 * 4);
    }

    /** A loss that overflows when multiplied: no step is made until the scale is small enough. */
    @Test
    void stepsThatOverflowAreLeftOut() {
        var model = trained(LossScaleOptimizer.of(Sgd.of(0.1)).withInitialScale(3e38), Tensor.of(new Random(2).doubles(10, 99, 101).toArray(), 10, 1));
        var state = model.optimizerState();
        assertThat(state.iterations()).isPositive().isLessThan(9);
        assertThat(state.lossScale()).isLessThan(3e38f);
        model.weights().forEach(weight -> assertThat(weight.floats()).doesNotContain(Float.NaN));
    }
}
