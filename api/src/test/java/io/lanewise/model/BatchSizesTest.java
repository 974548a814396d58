package io.lanewise.model;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.layer.Add;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Batches of more sizes than programs are kept of: each program that is forgotten and made again computes what it did. */
class BatchSizesTest {
    private static final int SIZES = 40;

    private final Tensor x = Tensor.of(new SplittableRandom(1).doubles(SIZES * 3, -1, 1).toArray(), SIZES, 3);
    private final Tensor y = Tensor.of(new SplittableRandom(2).doubles(SIZES * 2, -1, 1).toArray(), SIZES, 2);

    private static Model residual() {
        var input = Input.of(3).symbol();
        var hidden = Dense.of(4).withActivation(TANH).apply(input);
        var model = Model.of(input, Dense.of(2).apply(Add.of().apply(hidden, Dense.of(4).apply(hidden))));
        model.compile(Sgd.of(0.05).withMomentum(0.9), MEAN_SQUARED_ERROR);
        return model;
    }

    @Test
    void predictionsDoNotDependOnThem() {
        var model = residual();
        var all = model.predict(x);
        for (var round = 0; round < 2; round++) {
            for (var size = 1; size <= SIZES; size++) {
                assertThat(model.predict(x, size)).as("batches of " + size).isEqualTo(all);
            }
        }
    }

    /** The mean over copies of the same samples is the mean over the samples, but for rounding. */
    @Test
    void trainingOnCopiesIsTrainingOnTheSamples() {
        var model = residual();
        var reference = residual();
        for (var copies = 1; copies <= SIZES; copies++) {
            var rows = new int[4 * copies];
            for (var i = 0; i < rows.length; i++) {
                rows[i] = i % 4;
            }
            var fit = Fit.epochs(1).withVerbose(0).withBatchSize(rows.length);
            model.fit(Samples.of(x, y).rows(rows), fit);
            reference.fit(Samples.of(x, y).rows(0, 1, 2, 3), fit);
        }
        for (var i = 0; i < model.weights().size(); i++) {
            var weight = model.weights().get(i);
            for (var j = 0; j < weight.elements(); j++) {
                assertThat(weight.at(j)).as("weight " + i).isCloseTo(reference.weights().get(i).at(j), within(1e-5));
            }
        }
    }

    @Test
    void stepsGoOnThoughTheirProgramWasForgottenMeanwhile() {
        var samples = Samples.of(x, y);
        var disturbed = residual();
        var undisturbed = residual();
        var steps = disturbed.steps(samples, 10);
        var others = undisturbed.steps(samples, 10);
        for (var batch = 0; batch < 4; batch++) {
            steps.run(batch);
            others.run(batch);
            for (var size = SIZES; size >= 1; size--) {
                disturbed.evaluate(samples, size);
            }
        }
        assertThat(disturbed.weights()).isEqualTo(undisturbed.weights());
    }
}
