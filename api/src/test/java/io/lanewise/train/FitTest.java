package io.lanewise.train;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.callback.Callback;
import io.lanewise.callback.LambdaCallback;
import io.lanewise.callback.Run;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {
    private static final int SAMPLES = 10;

    private final Samples data = data();

    private static Samples data() {
        var random = new SplittableRandom(3);
        return Samples.of(Tensor.of(random.doubles(SAMPLES * 2).toArray(), SAMPLES, 2), Tensor.of(random.doubles(SAMPLES).toArray(), SAMPLES, 1));
    }

    private static Sequential model(Optimizer<?> optimizer) {
        Lanewise.seed(9);
        var model = Sequential.of(Input.of(2), Dense.of(4).withActivation("tanh"), Dense.of(1));
        model.compile(Compilation.of(optimizer, MEAN_SQUARED_ERROR, Metric.of("mae")).withWeightedMetrics(Metric.of("mse")));
        return model;
    }

    private static Fit epochs(int epochs) {
        return Fit.epochs(epochs).withBatchSize(4).withShuffle(false).withVerbose(0);
    }

    private static Iterable<Samples> batches(Samples samples, int size) {
        return () -> IntStream.range(0, Math.ceilDiv(samples.count(), size))
                .mapToObj(i -> samples.slice(i * size, Math.min(samples.count(), (i + 1) * size))).iterator();
    }

    @Test
    void batchesThatComeAreThoseThatWouldBeCut() {
        var cut = model(Adam.of(0.1));
        var expected = cut.fit(data, epochs(3).withValidationData(data).withValidationBatchSize(3));
        var coming = model(Adam.of(0.1));
        var history = coming.fit(batches(data, 4), Fit.epochs(3).withVerbose(0).withValidationData(batches(data, 3)));
        assertThat(history.metrics()).isEqualTo(expected.metrics());
        assertThat(coming.weights()).isEqualTo(cut.weights());
        assertThat(coming.evaluate(batches(data, 3), Pass.DEFAULT)).isEqualTo(cut.evaluate(data, 3));
        assertThat(coming.predictAll(batches(data, 3), Pass.DEFAULT)).isEqualTo(cut.predictAll(data, Pass.ofBatchSize(3)));
    }

    /** An iterator that makes no end, of which each epoch takes what comes next. */
    @Test
    void dataWithoutAnEndGoOnFromEpochToEpoch() {
        var taken = new ArrayList<Integer>();
        var endless = Stream.iterate(0, i -> i + 1).map(i -> {
            taken.add(i);
            return data.slice(i % SAMPLES, i % SAMPLES + 1);
        }).iterator();
        var begun = new ArrayList<Iterator<Samples>>();
        Iterable<Samples> once = () -> {
            begun.add(endless);
            return endless;
        };
        var model = model(Sgd.of(0.1));
        model.fit(once, Fit.epochs(3).withVerbose(0).withStepsPerEpoch(4));
        assertThat(taken).containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
        assertThat(begun).hasSize(1);
        assertThat(model.optimizerState().iterations()).isEqualTo(12);
    }

    /** As Keras counts: of three batches, two steps, then one, then two. */
    @ParameterizedTest
    @CsvSource({"1, 2, 2", "2, 2, 3", "3, 2, 5", "2, 3, 6", "2, 9, 6"})
    void stepsEndAnEpochWhereTheDataMayEndIt(int epochs, int steps, int expected) {
        var model = model(Sgd.of(0.1));
        model.fit(data, epochs(epochs).withStepsPerEpoch(steps));
        assertThat(model.optimizerState().iterations()).isEqualTo(expected);
        var coming = model(Sgd.of(0.1));
        coming.fit(batches(data, 4), Fit.epochs(epochs).withVerbose(0).withStepsPerEpoch(steps));
        assertThat(coming.weights()).isEqualTo(model.weights());
    }

    @Test
    void dataThatCannotBeGoneOverAnewEndTraining() {
        var model = model(Sgd.of(0.1));
        var once = batches(data, 5).iterator();
        var history = model.fit(() -> once, Fit.epochs(3).withVerbose(0));
        assertThat(history.epochs()).containsExactly(0);
        assertThat(model.optimizerState().iterations()).isEqualTo(2);
    }

    @Test
    void aBatchThatDoesNotFitLeavesTheLastWholeStep() {
        var model = model(Sgd.of(0.1));
        var same = model(Sgd.of(0.1));
        same.fit(data, Fit.epochs(1).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0));
        assertThatThrownBy(() -> model.fit(List.of(data, Samples.of(Tensor.zeros(2, 3), Tensor.zeros(2, 1))), Fit.epochs(1).withVerbose(0)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("(None, 2)", "(2, 3)");
        assertThat(model.weights()).isEqualTo(same.weights());
    }

    @Test
    void validationsComeAsOftenAsAsked() {
        var fit = epochs(5).withValidationData(data).withValidationSteps(2);
        assertThat(model(Sgd.of(0.1)).fit(data, fit.withValidationFreq(2)).get("val_loss")).hasSize(2);
        var model = model(Sgd.of(0));
        var history = model.fit(data, fit.withValidationFreq(ValidationFrequency.after(1, 5, 4)));
        assertThat(history.get("val_loss")).hasSize(3);
        assertThat(history.get("val_loss").getFirst()).isEqualTo(model.evaluate(data.take(8), 4).loss());
    }

    @Test
    void laterEpochsHaveTheirNumbers() {
        var model = model(Sgd.of(0.1));
        assertThat(model.fit(data, epochs(5).withInitialEpoch(3)).epochs()).containsExactly(3, 4);
        assertThat(model.fit(data, epochs(2).withInitialEpoch(3)).metrics()).isEmpty();
        assertThat(model.optimizerState().iterations()).isEqualTo(6);
    }

    /** Two calls of two epochs are one of four, optimizer state and all. */
    @Test
    void trainingGoesOnFromCallToCall() {
        var once = model(Adam.of(0.1));
        once.fit(data, epochs(4));
        var twice = model(Adam.of(0.1));
        twice.fit(data, epochs(2));
        twice.fit(data, epochs(2));
        assertThat(twice.weights()).isEqualTo(once.weights());
    }

    @Test
    void aStepOnABatchIsAnEpochOfOne() {
        var fitted = model(Adam.of(0.1));
        var weights = Tensor.wrap(new float[] {1, 2, 0, 1, 3, 1, 1, 0.5f, 1, 1}, Shape.of(SAMPLES));
        var history = fitted.fit(data, Fit.epochs(1).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0).withSampleWeight(weights));
        var model = model(Adam.of(0.1));
        var expected = model.evaluate(data.withWeights(weights));
        var scores = model.trainOnBatch(data.withWeights(weights));
        assertThat(scores).isEqualTo(expected);
        assertThat(scores.loss()).isEqualTo(history.last("loss"));
        assertThat(model.weights()).isEqualTo(fitted.weights());
        assertThat(model.testOnBatch(data)).isEqualTo(model.evaluate(data));
        assertThat(model.predictOnBatch(data.features())).isEqualTo(model.predict(data.features()));
    }

    @Test
    void weightsOfClassesAreWeightsOfSamples() {
        var labels = new int[] {0, 1, 2, 1, 0, 2, 2, 1, 0, 0};
        var perSample = Arrays.stream(labels).mapToDouble(label -> label == 0 ? 2.5 : label == 2 ? 0.5 : 1).toArray();
        var oneHot = new float[SAMPLES * 3];
        IntStream.range(0, SAMPLES).forEach(i -> oneHot[i * 3 + labels[i]] = 1);
        var classWeight = Map.of(0, 2.5, 2, 0.5);

        var sparse = Samples.of(data.features(), Tensor.wrap(labels, Shape.of(SAMPLES)));
        var weighted = classifier(true).fit(sparse.withWeights(Tensor.of(perSample, SAMPLES)), epochs(3));
        assertThat(classifier(true).fit(sparse, epochs(3).withClassWeight(classWeight)).metrics()).isEqualTo(weighted.metrics());
        assertThat(classifier(true).fit(batches(sparse, 4), Fit.epochs(3).withVerbose(0).withClassWeight(classWeight)).metrics()).isEqualTo(weighted.metrics());
        var byOneHot = classifier(false).fit(Samples.of(data.features(), Tensor.wrap(oneHot, Shape.of(SAMPLES, 3))), epochs(3).withClassWeight(classWeight));
        assertThat(byOneHot.last("loss")).isCloseTo(weighted.last("loss"), within(1e-5));
    }

    private static Sequential classifier(boolean sparse) {
        Lanewise.seed(9);
        var model = Sequential.of(Input.of(2), Dense.of(3).withActivation("softmax"));
        model.compile("sgd", sparse ? SPARSE_CATEGORICAL_CROSSENTROPY.name() : "categorical_crossentropy", "accuracy");
        return model;
    }

    @Test
    void weightsFollowTheirSamples() {
        var weights = Tensor.wrap(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Shape.of(SAMPLES));
        var weighted = data.withWeights(weights);
        assertThat(weighted.slice(2, 4).weights().orElseThrow().floats()).containsExactly(3, 4);
        assertThat(weighted.rows(9, 0).weights().orElseThrow().floats()).containsExactly(10, 1);
        assertThat(weighted.scaled(2).weights()).contains(weights);
        assertThat(weighted).isNotEqualTo(data);
        assertThatThrownBy(() -> data.withWeights(Tensor.zeros(3))).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("10 samples", "(3,)");
        // All weight on one sample: the sum of weighted errors over the number of samples.
        var only = new float[SAMPLES];
        only[4] = 1;
        var model = model(Sgd.of(0));
        var one = model.evaluate(data.slice(4, 5)).loss();
        assertThat(model.evaluate(data.withWeights(Tensor.wrap(only, Shape.of(SAMPLES)))).loss()).isCloseTo(one / SAMPLES, within(1e-7));
        assertThat(model.evaluate(data.withWeights(Tensor.wrap(only, Shape.of(SAMPLES)))).get("mse")).isCloseTo(one, within(1e-6));
    }

    @Test
    void stepsAreCountedOfEvaluationsAndPredictions() {
        var model = model(Sgd.of(0.1));
        assertThat(model.evaluate(data, Pass.ofBatchSize(3).withSteps(2))).isEqualTo(model.evaluate(data.take(6), 3));
        assertThat(model.predictAll(data, Pass.ofBatchSize(3).withSteps(2)).getFirst()).isEqualTo(model.predict(data.take(6)));
        var seen = new ArrayList<Integer>();
        model.evaluate(batches(data, 3), Pass.DEFAULT.withSteps(2), new Callback() {
            @Override
            public void testBegin(Run run) {
                seen.add(run.batches());
            }

            @Override
            public void testBatchBegin(int batch) {
                seen.add(batch);
            }
        });
        assertThat(seen).containsExactly(2, 0, 1);
    }

    /** The order that a seed gives does not depend on callbacks or on what is validated in between. */
    @Test
    void watchingChangesNothing() {
        var fit = epochs(3).withShuffle(true);
        var alone = model(Adam.of(0.1));
        alone.fit(data, fit);
        var watched = model(Adam.of(0.1));
        watched.fit(data, fit.withValidationData(data), LambdaCallback.of());
        assertThat(watched.weights()).isEqualTo(alone.weights());
    }
}
