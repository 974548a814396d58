package io.lanewise.model;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.layer.Concatenate;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import io.lanewise.train.PerOutput;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A model of two inputs and two outputs, with losses, weights, metrics and data for each. */
class SeveralOutputsTest {
    private static final int SAMPLES = 20;
    private static final Tensor LEFT = Tensor.of(new SplittableRandom(1).doubles(SAMPLES * 3, -1, 1).toArray(), SAMPLES, 3);
    private static final Tensor RIGHT = Tensor.of(new SplittableRandom(2).doubles(SAMPLES * 2, -1, 1).toArray(), SAMPLES, 2);
    private static final Tensor NUMBERS = Tensor.of(new SplittableRandom(3).doubles(SAMPLES, -1, 1).toArray(), SAMPLES, 1);
    private static final Tensor CLASSES = Tensor.of(new SplittableRandom(4).ints(SAMPLES, 0, 3).toArray(), SAMPLES);
    private static final Samples IN_ORDER = Samples.of(List.of(LEFT, RIGHT), List.of(NUMBERS, CLASSES));
    private static final Samples BY_NAME = Samples.of(Map.of("right", RIGHT, "left", LEFT), Map.of("class", CLASSES, "number", NUMBERS));
    private static final Fit FIT = Fit.epochs(3).withBatchSize(8).withVerbose(0);

    private static Model model() {
        var left = Input.of(3).withName("left").symbol();
        var right = Input.of(2).withName("right").symbol();
        var hidden = Dense.of(6).withActivation(TANH).apply(Concatenate.of().apply(left, right));
        return Model.of(List.of(left, right), List.of(
                Dense.of(1).withName("number").apply(hidden), Dense.of(3).withActivation(SOFTMAX).withName("class").apply(hidden)));
    }

    private static Compilation byName() {
        return Compilation.of(Adam.of(0.01), Map.of("class", SPARSE_CATEGORICAL_CROSSENTROPY, "number", MEAN_SQUARED_ERROR))
                .withLossWeights(Map.of("class", 0.25))
                .withMetrics(Map.of("class", List.of(ACCURACY), "number", List.of(Metric.of("mae"))));
    }

    private static Compilation inOrder() {
        return Compilation.of(Adam.of(0.01), List.of(MEAN_SQUARED_ERROR, SPARSE_CATEGORICAL_CROSSENTROPY))
                .withLossWeights(new PerOutput.InOrder<>(List.of(1.0, 0.25)))
                .withMetrics(new PerOutput.InOrder<>(List.of(List.of(Metric.of("mae")), List.of(ACCURACY))));
    }

    @Test
    void byNameIsTheSameAsInOrder() {
        var named = model();
        named.compile(byName());
        var ordered = model();
        ordered.compile(inOrder());
        assertThat(named.fit(BY_NAME, FIT).metrics()).isEqualTo(ordered.fit(IN_ORDER, FIT).metrics());
        assertThat(named.weights()).isEqualTo(ordered.weights());
        assertThat(named.evaluate(BY_NAME)).isEqualTo(ordered.evaluate(IN_ORDER));
        assertThat(named.predictAll(BY_NAME)).isEqualTo(ordered.predict(List.of(LEFT, RIGHT)));
    }

    @Test
    void theLossIsTheWeightedSum() {
        var model = model();
        model.compile(byName());
        var predictions = model.predict(List.of(LEFT, RIGHT));
        var squares = 0.0;
        var absolute = 0.0;
        var entropy = 0.0;
        var right = 0;
        for (var i = 0; i < SAMPLES; i++) {
            var error = predictions.get(0).get(i, 0) - NUMBERS.at(i);
            squares += error * error / SAMPLES;
            absolute += Math.abs(error) / SAMPLES;
            var label = CLASSES.ints()[i];
            var ofLabel = predictions.get(1).get(i, label);
            entropy -= Math.log(ofLabel) / SAMPLES;
            var isLargest = true;
            for (var other = 0; other < 3; other++) {
                isLargest &= predictions.get(1).get(i, other) <= ofLabel;
            }
            right += isLargest ? 1 : 0;
        }
        var scores = model.evaluate(BY_NAME);
        assertThat(scores.loss()).isCloseTo(squares + 0.25 * entropy, within(1e-5));
        assertThat(scores.get("number_loss")).isCloseTo(squares, within(1e-5));
        assertThat(scores.get("class_loss")).isCloseTo(entropy, within(1e-5));
        assertThat(scores.get("number_mae")).isCloseTo(absolute, within(1e-5));
        assertThat(scores.get("class_accuracy")).isCloseTo(right / (double) SAMPLES, within(1e-6));
    }

    /** What has no loss is not trained, though it needs labels. */
    @Test
    void anOutputWithoutALossDoesNotMove() {
        var model = model();
        model.compile(Compilation.of(Adam.of(0.01), Map.of("number", MEAN_SQUARED_ERROR)));
        var ofClass = model.layer("class").weights();
        var ofNumber = model.layer("number").weights();
        model.fit(BY_NAME, FIT);
        assertThat(model.layer("class").weights()).isEqualTo(ofClass);
        assertThat(model.layer("number").weights()).isNotEqualTo(ofNumber);
    }
}
