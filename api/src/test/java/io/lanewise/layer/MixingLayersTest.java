package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** MixUp and CutMix: what must hold whatever is drawn, and that labels follow the images. */
class MixingLayersTest {
    private static final int BATCH = 400;

    static Stream<MixingLayer<?>> layers() {
        return Stream.of(MixUp.of(), MixUp.of().withAlpha(1), CutMix.of(), CutMix.of().withFactor(Factor.of(1, 1)).withDataFormat(DataFormat.CHANNELS_FIRST));
    }

    /** Images that are all of one number each, from 0 on, of 40 × 40 pixels and one channel. */
    private static Tensor numbered(MixingLayer<?> layer, int batch) {
        var first = layer.get(MixingLayer.DATA_FORMAT) == DataFormat.CHANNELS_FIRST;
        var numbers = IntStream.range(0, batch * 1600).mapToDouble(i -> i / 1600).toArray();
        return first ? Tensor.of(numbers, batch, 1, 40, 40) : Tensor.of(numbers, batch, 40, 40, 1);
    }

    /** The labels of as many classes as images, each image of its own. */
    private static Tensor labels(int batch) {
        return Tensor.of(IntStream.range(0, batch * batch).mapToDouble(i -> i / batch == i % batch ? 1 : 0).toArray(), batch, batch);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void labelsAreMixedAsImagesAre(MixingLayer<?> layer) {
        var batch = 6;
        var outputs = LayerCall.trainingAll(layer, List.of(numbered(layer, batch), labels(batch)), 3);
        var images = outputs.getFirst();
        var shares = outputs.getLast();
        for (var i = 0; i < batch; i++) {
            var mean = 0.0;
            for (var pixel = 0; pixel < 1600; pixel++) {
                mean += images.at(i * 1600 + pixel) / 1600;
            }
            var expected = 0.0;
            var total = 0.0;
            for (var other = 0; other < batch; other++) {
                expected += shares.at(i * batch + other) * other;
                total += shares.at(i * batch + other);
            }
            assertThat(total).isCloseTo(1, within(1e-5));
            // Borders of boxes may lie within pixels.
            assertThat(mean).isCloseTo(expected, within(layer instanceof CutMix ? 0.4 : 1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aStepDrawsAnewASeedTheSame(MixingLayer<?> layer) {
        var images = numbered(layer, 8);
        var first = LayerCall.training(layer, images, 0);
        assertThat(LayerCall.training(layer, images, 0)).isEqualTo(first);
        assertThat(LayerCall.training(layer, images, 1)).isNotEqualTo(first);
        assertThat(LayerCall.predicting(layer, images)).isEqualTo(images);
    }

    /** Beta numbers of parameters a and a have the mean ½ and the variance 1 / (4 (2 a + 1)). */
    @Test
    void sharesAreBetaNumbers() {
        for (var alpha : new double[] {1, 3.5}) {
            var sum = 0.0;
            var squares = 0.0;
            var count = 0;
            for (var step = 0; step < 10; step++) {
                var shares = LayerCall.trainingAll(MixUp.of().withAlpha(alpha), List.of(Tensor.zeros(BATCH, 1, 1, 1), labels(BATCH)), step).getLast();
                for (var i = 0; i < BATCH; i++) {
                    var own = shares.at(i * BATCH + i);
                    // An image that met itself says nothing.
                    if (own < 1) {
                        sum += own;
                        squares += own * own;
                        count++;
                    }
                }
            }
            assertThat(sum / count).as("mean of %s", alpha).isCloseTo(0.5, within(0.03));
            var variance = squares / count - sum / count * sum / count;
            assertThat(variance).as("variance of %s", alpha).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.015));
        }
    }

    @Test
    void aBoxHoldsTheOtherImageAlone() {
        var layer = CutMix.of();
        var y = LayerCall.training(layer, numbered(layer, 16), 2);
        for (var i = 0; i < 16; i++) {
            var seen = new HashSet<Double>();
            for (var pixel = 0; pixel < 1600; pixel++) {
                seen.add(y.at(i * 1600 + pixel));
            }
            assertThat(seen).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void wrongInputsAreRefused() {
        assertThatThrownBy(() -> LayerCall.training(MixUp.of(), Tensor.zeros(2, 3), 0)).hasMessageContainingAll("MixUp", "4 axes", "(None, 3)");
        assertThatThrownBy(() -> MixUp.of().applyAll(Input.of(4, 4, 1).symbol(), Input.of().symbol()))
                .hasMessageContainingAll("MixUp", "labels (batch, classes)", "(None,)");
        assertThatThrownBy(() -> MixUp.of().withAlpha(0)).hasMessageContaining("alpha must be a number above 0, received 0.0");
    }

    /** As Keras writes it, images and labels go by name. */
    @Test
    void filesHandThemOverAsADictionary() {
        var images = Input.of(4, 4, 1).withName("pictures").symbol();
        var labels = Input.of(3).withName("kinds").symbol();
        var mixed = CutMix.of().withName("mix").applyAll(images, labels);
        var model = Model.of(List.of(images, labels), mixed);
        var json = model.toJson();
        assertThat(json.replaceAll("\\s", "")).contains("\"args\":[{\"images\":{", "\"labels\":{");
        assertThat(Model.fromJson(json).toJson()).isEqualTo(json);
    }

    @Test
    void aTrainingStepMixesBeforeTheModel() {
        var images = Input.of(2, 2, 1).symbol();
        var labels = Input.of(2).symbol();
        var mix = Model.of(List.of(images, labels), MixUp.of().withAlpha(1).applyAll(images, labels));
        var model = Sequential.of(Input.of(2, 2, 1), Flatten.of(), Dense.of(2));
        model.compile(Compilation.of(Sgd.of(0.1), Losses.MEAN_SQUARED_ERROR).withStep(step -> {
            var mixed = step.call(mix, List.of(step.inputs().getFirst(), step.labels().getFirst()));
            var predicted = step.predict(List.of(mixed.getFirst()));
            step.minimize(Losses.MEAN_SQUARED_ERROR.of(mixed.getLast(), predicted.getFirst(), null));
        }));
        var data = Samples.of(Tensor.of(IntStream.range(0, 32).mapToDouble(i -> i % 7 / 7.0).toArray(), 8, 2, 2, 1), Tensor.zeros(8, 2));
        var history = model.fit(data, Fit.epochs(3).withBatchSize(4).withVerbose(0));
        assertThat(history.get("loss").getLast()).isFinite();
    }
}
