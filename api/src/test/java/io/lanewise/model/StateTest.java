package io.lanewise.model;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.BatchNormalization;
import io.lanewise.layer.Input;
import io.lanewise.layer.Add;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import org.junit.jupiter.api.Test;

/** Numbers of layers that live from step to step. */
class StateTest {
    private static final Fit ONE_STEP = Fit.epochs(1).withBatchSize(4).withShuffle(false).withVerbose(0);

    /** Mean 4, variance 5. */
    private final Tensor x = Tensor.of(new double[] {1, 3, 5, 7}, 4, 1);
    private final BatchNormalization halving = BatchNormalization.of().withMomentum(0.5).withName("bn");

    private static double[] moving(Model model) {
        var weights = model.layer("bn").weights();
        return new double[] {weights.get(2).at(0), weights.get(3).at(0)};
    }

    @Test
    void aTrainingStepMovesTheAverages() {
        var model = Sequential.of(Input.of(1), halving);
        model.compile(Sgd.of(0), MEAN_SQUARED_ERROR);
        model.fit(x, x, ONE_STEP);
        assertThat(moving(model)).containsExactly(2, 3);
        model.fit(x, x, ONE_STEP);
        assertThat(moving(model)).containsExactly(3, 4);
    }

    @Test
    void evaluationAndPredictionReadTheAverages() {
        var model = Sequential.of(Input.of(1), halving);
        model.compile(Sgd.of(0), MEAN_SQUARED_ERROR);
        model.fit(x, x, ONE_STEP);
        model.evaluate(x, x);
        assertThat(model.predict(x).at(0)).isCloseTo((1 - 2) / Math.sqrt(3.001), within(1e-6));
        assertThat(moving(model)).containsExactly(2, 3);
    }

    /** Each call goes on where the one before it left off, as in Keras. */
    @Test
    void twoCallsInOneStepMoveTheAveragesTwice() {
        var input = Input.of(1).symbol();
        var model = Model.of(input, Add.of().apply(halving.apply(input), halving.apply(input.plus(2))));
        model.compile(Sgd.of(0), MEAN_SQUARED_ERROR);
        model.fit(x, x, ONE_STEP);
        assertThat(moving(model)).containsExactly(0.5 * 2 + 0.5 * 6, 0.5 * 3 + 0.5 * 5);
    }

    @Test
    void aFrozenLayerReadsTheAveragesInTrainingToo() {
        var model = Sequential.of(Input.of(1), halving);
        model.compile(Sgd.of(0), MEAN_SQUARED_ERROR);
        model.fit(x, x, ONE_STEP);
        model.setTrainable("bn", false);
        model.fit(x, x, ONE_STEP);
        assertThat(moving(model)).containsExactly(2, 3);
        model.setTrainable("bn", true);
        model.fit(x, x, ONE_STEP);
        assertThat(moving(model)).containsExactly(3, 4);
    }

    /** It has no weights, so that freezing it does not change what is trained. */
    @Test
    void aLayerWithoutWeightsCanBeFrozen() {
        var model = Sequential.of(Input.of(1), halving.withCenter(false).withScale(false));
        model.compile(Sgd.of(0), MEAN_SQUARED_ERROR);
        model.fit(x, x, ONE_STEP);
        model.setTrainable("bn", false);
        model.fit(x, x, ONE_STEP);
        assertThat(model.layer("bn").weights().getFirst().at(0)).isEqualTo(2);
    }
}
