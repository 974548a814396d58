package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that are random in training: their statistics, and that each step draws anew but the same seed the same. */
class NoiseLayersTest {
    private static final Tensor ONES = LayerCall.ones(200, 10, 10, 10);

    static Stream<Layer> layers() {
        return Stream.of(
                Dropout.of(0.4).withSeed(1), GaussianNoise.of(0.5).withSeed(1), GaussianDropout.of(0.4).withSeed(1), AlphaDropout.of(0.4).withSeed(1),
                SpatialDropout2D.of(0.4).withSeed(1));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aStepDrawsAnewASeedTheSame(Layer layer) {
        var first = LayerCall.training(layer, ONES, 0).floats();
        assertThat(LayerCall.training(layer, ONES, 0).floats()).isEqualTo(first);
        assertThat(LayerCall.training(layer, ONES, 1).floats()).isNotEqualTo(first);
        assertThat(LayerCall.predicting(layer, ONES).floats()).isEqualTo(ONES.floats());
    }

    @Test
    void gaussianNoiseIsAdded() {
        var y = LayerCall.training(GaussianNoise.of(0.5), ONES, 3);
        assertThat(mean(y, x -> x)).isCloseTo(1, within(0.005));
        assertThat(mean(y, x -> (x - 1) * (x - 1))).isCloseTo(0.25, within(0.005));
    }

    @Test
    void gaussianDropoutHasTheVarianceOfDropout() {
        var y = LayerCall.training(GaussianDropout.of(0.2), ONES, 3);
        assertThat(mean(y, x -> x)).isCloseTo(1, within(0.005));
        assertThat(mean(y, x -> (x - 1) * (x - 1))).isCloseTo(0.2 / 0.8, within(0.005));
    }

    /** With s = −1.7580993, a = ((1 − r)(1 + r s²))^−½: a · x + b or a · s + b, where b = −a · s · r. */
    @Test
    void alphaDropoutKeepsOrSaturates() {
        var rate = 0.3;
        var saturated = -1.0507009873554805 * 1.6732632423543772;
        var a = Math.pow((1 - rate) * (1 + rate * saturated * saturated), -0.5);
        var b = -a * saturated * rate;
        var y = LayerCall.training(AlphaDropout.of(rate), ONES, 3);
        var kept = 0;
        for (var number : y.floats()) {
            var near = Math.abs(number - (a + b)) < 1e-6;
            assertThat(near || Math.abs(number - (a * saturated + b)) < 1e-6).as("%s", number).isTrue();
            kept += near ? 1 : 0;
        }
        assertThat((double) kept / y.elements()).isCloseTo(1 - rate, within(0.005));
    }

    @Test
    void spatialDropoutDropsWholeChannels() {
        var y = LayerCall.training(SpatialDropout2D.of(0.25), ONES, 3);
        assertChannelsAlike(y, 10, 1);
        assertChannelsAlike(LayerCall.training(SpatialDropout2D.of(0.25).withDataFormat(DataFormat.CHANNELS_FIRST), ONES, 3), 1, 100);
        assertThat(mean(y, x -> x == 0 ? 1 : 0)).isCloseTo(0.25, within(0.05));
    }

    @Test
    void aRateOfOneLeavesNothingToTrainOn() {
        for (var layer : new Layer[] {GaussianDropout.of(1), AlphaDropout.of(1)}) {
            assertThatThrownBy(() -> LayerCall.training(layer, ONES, 0)).hasMessageContaining("expected a rate below 1").hasMessageContaining("received 1");
        }
    }

    /** Element i of the 100 in a channel of a sample stands {@code step · i} behind the first; {@code channel} lies between channels. */
    private static void assertChannelsAlike(Tensor y, int step, int channel) {
        for (var sample = 0; sample < 200; sample++) {
            for (var c = 0; c < 10; c++) {
                var first = sample * 1000 + c * channel;
                assertThat(IntStream.range(0, 100).allMatch(i -> y.at(first + i * step) == y.at(first))).isTrue();
            }
        }
    }

    private static double mean(Tensor y, DoubleUnaryOperator function) {
        return IntStream.range(0, y.elements()).mapToDouble(i -> function.applyAsDouble(y.at(i))).average().orElseThrow();
    }
}
