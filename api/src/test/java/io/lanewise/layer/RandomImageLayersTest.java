package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.engine.Workers;
import io.lanewise.op.FillMode;
import io.lanewise.op.Interpolation;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that change images at random: where nothing is left to chance, Keras's numbers; else what must hold whatever is drawn. */
class RandomImageLayersTest {
    /** A row of 0, 1, … to the power of 1.5, as an image of 4 × 5 pixels. */
    private static final Tensor IMAGE = Tensor.of(IntStream.range(0, 20).mapToDouble(i -> Math.pow(i, 1.5)).toArray()).reshape(1, 4, 5, 1);
    private static final Tensor IMAGES = images(64, 9, 8, 3);

    private static Arguments row(Layer layer, double... expected) {
        return Arguments.of(layer, expected);
    }

    /** Numbers of Keras 3.15 on TensorFlow. */
    static Stream<Arguments> certain() {
        return Stream.of(
                row(RandomRotation.of(Factor.of(0.1, 0.1)).withFillMode(FillMode.CONSTANT).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        -1, 2.8284271, 5.1961522, 27, 27, 1, 14.696939, 18.52026, 46.872166, 52.383202, 11.18034, 14.696939, 41.569218, 46.872166, 76.367531, 31.622776, 31.622776, 64, 70.092796, -1),
                row(RandomTranslation.of(Factor.of(0.4, 0.4), Factor.of(-0.3, -0.3)).withFillMode(FillMode.CONSTANT).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2.8284271, 5.1961522, 8, -1, -1, 18.52026, 22.627417, 27, -1, -1),
                row(RandomZoom.of(Factor.of(0.3, 0.3)).withWidthFactor(Factor.of(-0.4, -0.4)).withFillMode(FillMode.CONSTANT).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        1, 1, 2.8284271, 5.1961522, 5.1961522, 14.696939, 14.696939, 18.52026, 22.627417, 22.627417, 36.482872, 36.482872, 41.569218, 46.872166, 46.872166, 64, 64, 70.092796, 76.367531, 76.367531),
                row(RandomRotation.of(Factor.of(0.1, 0.1)).withFillMode(FillMode.CONSTANT).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        -0.72473037, 1.795084, 9.8506498, 23.319485, 18.875532, 0.54165751, 9.3316717, 21.961861, 39.72332, 60.125381, 8.3994131, 21.191364, 37.908844, 58.58931, 72.095779, 10.595404, 36.49527, 56.803848, 48.362453, 7.3968983),
                row(RandomTranslation.of(Factor.of(0.4, 0.4), Factor.of(-0.3, -0.3)).withFillMode(FillMode.CONSTANT).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        -1, -1, -1, -1, -1, 0.16568536, 1.0049157, 2.0392303, 0.79999983, -1, 7.7919674, 10.636908, 13.884329, 7.3000002, -1, 25.575577, 30.032579, 34.7393, 18.076641, -1),
                row(RandomZoom.of(Factor.of(0.3, 0.3)).withWidthFactor(Factor.of(-0.4, -0.4)).withFillMode(FillMode.CONSTANT).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        -0.0099999011, 0.50225413, 1.1056352, 1.8869845, 2.7163076, 12.014576, 14.052032, 16.166485, 18.474232, 20.840183, 39.607071, 42.705368, 45.847759, 49.116985, 52.426895, 34.100433, 36.090427, 38.101051, 40.171711, 42.261826),
                row(RandomRotation.of(Factor.of(0.1, 0.1)).withFillMode(FillMode.NEAREST).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        1.4820535, 3.0004683, 9.8506498, 23.319485, 38.72818, 0.67585862, 9.3316717, 21.961861, 39.72332, 60.125381, 8.3994131, 21.191364, 37.908844, 58.58931, 78.45874, 22.17745, 36.49527, 56.803848, 69.650085, 74.713234),
                row(RandomTranslation.of(Factor.of(0.4, 0.4), Factor.of(-0.3, -0.3)).withFillMode(FillMode.NEAREST).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        1.9142135, 4.0122895, 6.5980759, 8, 8, 1.9142135, 4.0122895, 6.5980759, 8, 8, 7.7919674, 10.636908, 13.884329, 15.599999, 15.599999, 25.575577, 30.032579, 34.7393, 37.153282, 37.153282),
                row(RandomZoom.of(Factor.of(0.3, 0.3)).withWidthFactor(Factor.of(-0.4, -0.4)).withFillMode(FillMode.NEAREST).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        0.79999995, 1.7313708, 2.8284271, 4.2490621, 5.7569218, 12.014576, 14.052032, 16.166485, 18.474232, 20.840183, 39.607071, 42.705368, 45.847759, 49.116985, 52.426895, 62.818951, 66.437119, 70.092796, 73.857635, 77.657837),
                row(RandomRotation.of(Factor.of(0.1, 0.1)).withFillMode(FillMode.REFLECT).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        1, 2.8284271, 5.1961522, 27, 27, 1, 14.696939, 18.52026, 46.872166, 52.383202, 11.18034, 14.696939, 41.569218, 46.872166, 76.367531, 31.622776, 31.622776, 64, 70.092796, 76.367531),
                row(RandomTranslation.of(Factor.of(0.4, 0.4), Factor.of(-0.3, -0.3)).withFillMode(FillMode.REFLECT).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        18.52026, 22.627417, 27, 27, 27, 2.8284271, 5.1961522, 8, 8, 8, 2.8284271, 5.1961522, 8, 8, 8, 18.52026, 22.627417, 27, 27, 27),
                row(RandomZoom.of(Factor.of(0.3, 0.3)).withWidthFactor(Factor.of(-0.4, -0.4)).withFillMode(FillMode.REFLECT).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        1, 1, 2.8284271, 5.1961522, 5.1961522, 14.696939, 14.696939, 18.52026, 22.627417, 22.627417, 36.482872, 36.482872, 41.569218, 46.872166, 46.872166, 64, 64, 70.092796, 76.367531, 76.367531),
                row(RandomRotation.of(Factor.of(0.1, 0.1)).withFillMode(FillMode.REFLECT).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        1.4820535, 3.0004683, 9.8506498, 23.319485, 38.72818, 0.67585862, 9.3316717, 21.961861, 39.72332, 60.125381, 8.3994131, 21.191364, 37.908844, 58.58931, 78.45874, 22.17745, 36.49527, 56.803848, 69.650085, 74.713234),
                row(RandomTranslation.of(Factor.of(0.4, 0.4), Factor.of(-0.3, -0.3)).withFillMode(FillMode.REFLECT).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        10.730844, 13.949219, 17.527456, 19.400002, 17.527456, 1.9142135, 4.0122895, 6.5980759, 8, 6.5980759, 7.7919674, 10.636908, 13.884329, 15.599999, 13.884329, 25.575577, 30.032579, 34.7393, 37.153282, 34.7393),
                row(RandomZoom.of(Factor.of(0.3, 0.3)).withWidthFactor(Factor.of(-0.4, -0.4)).withFillMode(FillMode.REFLECT).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        0.79999995, 1.7313708, 2.8284271, 4.2490621, 5.7569218, 12.014576, 14.052032, 16.166485, 18.474232, 20.840183, 39.607071, 42.705368, 45.847759, 49.116985, 52.426895, 62.818951, 66.437119, 70.092796, 73.857635, 77.657837),
                row(RandomRotation.of(Factor.of(0.1, 0.1)).withFillMode(FillMode.WRAP).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        64, 70.092796, 5.1961522, 27, 11.18034, 64, 14.696939, 18.52026, 46.872166, 52.383202, 11.18034, 14.696939, 41.569218, 46.872166, 5.1961522, 52.383202, 31.622776, 64, 2.8284271, 5.1961522),
                row(RandomTranslation.of(Factor.of(0.4, 0.4), Factor.of(-0.3, -0.3)).withFillMode(FillMode.WRAP).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        41.569218, 46.872166, 52.383202, 31.622776, 36.482872, 70.092796, 76.367531, 82.819077, 58.094749, 64, 2.8284271, 5.1961522, 8, 0, 1, 18.52026, 22.627417, 27, 11.18034, 14.696939),
                row(RandomZoom.of(Factor.of(0.3, 0.3)).withWidthFactor(Factor.of(-0.4, -0.4)).withFillMode(FillMode.WRAP).withInterpolation(Interpolation.NEAREST).withFillValue(-1),
                        64, 64, 70.092796, 76.367531, 76.367531, 14.696939, 14.696939, 18.52026, 22.627417, 22.627417, 36.482872, 36.482872, 41.569218, 46.872166, 46.872166, 1, 1, 2.8284271, 5.1961522, 5.1961522),
                row(RandomRotation.of(Factor.of(0.1, 0.1)).withFillMode(FillMode.WRAP).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        65.606331, 70.548721, 9.8506498, 23.319485, 20.625664, 62.085861, 9.3316717, 21.961861, 39.72332, 60.125381, 8.3994131, 21.191364, 37.908844, 58.58931, 6.1049957, 40.655022, 36.49527, 56.803848, 2.6955719, 4.5719161),
                row(RandomTranslation.of(Factor.of(0.4, 0.4), Factor.of(-0.3, -0.3)).withFillMode(FillMode.WRAP).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        50.234192, 55.824486, 61.613937, 42.211571, 44.850647, 67.046402, 73.230164, 79.593307, 58.094749, 61.047375, 7.7919674, 10.636908, 13.884329, 4.4721355, 5.4754553, 25.575577, 30.032579, 34.7393, 19.357315, 21.384314),
                row(RandomZoom.of(Factor.of(0.3, 0.3)).withWidthFactor(Factor.of(-0.4, -0.4)).withFillMode(FillMode.WRAP).withInterpolation(Interpolation.BILINEAR).withFillValue(-1),
                        62.818951, 66.437119, 70.092796, 73.857635, 77.657837, 12.014576, 14.052032, 16.166485, 18.474232, 20.840183, 39.607071, 42.705368, 45.847759, 49.116985, 52.426895, 0.79999995, 1.7313708, 2.8284271, 4.2490621, 5.7569218),
                row(RandomRotation.of(Factor.of(0.25, 0.25)),
                        6.5980759, 15.705894, 37.220695, 64.610497, 79.593307, 4.0122895, 12.293063, 32.397263, 58.725426, 73.230164, 1.9142135, 9.2614059, 27.817322, 53.036224, 67.046402, 0.5, 6.7193184, 23.495731, 47.550087, 61.047371),
                row(RandomTranslation.of(Factor.of(1, 1), Factor.of(-0.9, -0.9)).withFillMode(FillMode.WRAP),
                        58.094749, 61.047375, 67.046402, 73.230164, 58.094749, 58.094749, 61.047375, 67.046402, 73.230164, 58.094749, 31.622776, 34.052826, 39.026047, 44.220692, 31.622776, 58.094749, 61.047375, 67.046402, 73.230164, 58.094749),
                row(RandomTranslation.of(Factor.of(1, 1), Factor.of(-0.9, -0.9)),
                        82.819077, 79.593307, 73.230164, 67.046402, 61.047375, 52.383202, 49.627686, 44.220692, 39.026047, 34.052826, 27, 24.813709, 20.573837, 16.608599, 12.938639, 8, 6.5980759, 4.0122895, 1.9142135, 0.5),
                row(RandomZoom.of(Factor.of(0.5, 0.5)),
                        0, 0.5, 2.8284271, 6.5980759, 8, 8.3852549, 9.8289795, 14.597301, 20.259802, 22.25, 38.240768, 40.801464, 48.700111, 57.119091, 59.992168, 58.094749, 61.047375, 70.092796, 79.593307, 82.819077),
                row(RandomBrightness.of(Factor.of(0.2, 0.2)).withValueRange(0, 40),
                        8, 9, 10.828427, 13.196152, 16, 19.18034, 22.696938, 26.52026, 30.627417, 35, 39.622776, 40, 40, 40, 40, 40, 40, 40, 40, 40),
                row(RandomContrast.of(0).withValueRange(0, 40),
                        0, 1, 2.8284264, 5.1961517, 8, 11.18034, 14.696938, 18.52026, 22.627417, 27, 31.622776, 36.482872, 40, 40, 40, 40, 40, 40, 40, 40),
                row(RandomCrop.of(6, 3),
                        1, 2.8284271, 5.1961522, 7.8484693, 10.674343, 13.911785, 18.327929, 22.361755, 26.668209, 32.851887, 37.72773, 42.831379, 50.241436, 55.831009, 61.61985, 64, 70.092796, 76.367531),
                row(RandomCrop.of(4, 3),
                        1, 2.8284271, 5.1961522, 14.696939, 18.52026, 22.627417, 36.482872, 41.569218, 46.872166, 64, 70.092796, 76.367531));
    }

    @ParameterizedTest
    @MethodSource("certain")
    void aRangeOfOneNumberGivesThatOfKeras(Layer layer, double[] expected) {
        var y = LayerCall.training(layer, IMAGE, 0);
        assertThat(IntStream.range(0, y.elements()).mapToDouble(y::at).toArray()).containsExactly(expected, within(1e-4));
    }

    private static final RandomShear SHEAR = RandomShear.of().withXFactor(Factor.of(0.3, 0.3)).withYFactor(Factor.of(0.6, 0.6)).withFillValue(-1);

    /** Numbers of Keras 3.15 on TensorFlow, for the one way and the other. */
    static Stream<Arguments> bothWays() {
        return Stream.of(
                Arguments.of(SHEAR.withFillMode(FillMode.CONSTANT),
                        new double[] {0, 9.2181635, 23.130053, 42.023216, 64.557556, 12.235319, 29.142839, 48.923126, 72.347496, 34.203999, 34.538834, 56.407272, 58.886105, 15.247676, -1, 63.409477, 27.193415, -1, -1, -1},
                        new double[] {0, -0.20000005, -1, -1, -1, 7.5262375, 5.8767834, 1.6239191, 0.097166538, -1, 12.049109, 20.978912, 13.327287, 7.0530376, 3.3906143, 4.9094729, 42.73938, 32.609058, 23.56468, 16.029417}),
                Arguments.of(SHEAR.withFillMode(FillMode.CONSTANT).withInterpolation(Interpolation.NEAREST),
                        new double[] {0, 14.696939, 18.52026, 46.872166, 52.383202, 11.18034, 36.482872, 41.569218, 76.367531, 82.819077, 36.482872, 70.092796, 76.367531, -1, -1, 64, -1, -1, -1, -1},
                        new double[] {0, -1, -1, -1, -1, 11.18034, 1, 2.8284271, -1, -1, -1, 11.18034, 14.696939, 2.8284271, 5.1961522, -1, 31.622776, 36.482872, 18.52026, 22.627417}),
                Arguments.of(SHEAR,
                        new double[] {0, 9.2181635, 23.130053, 42.023216, 64.557556, 12.235319, 29.142839, 48.923126, 72.347496, 82.819077, 34.538834, 56.407272, 73.857635, 80.238457, 70.644722, 63.409477, 69.483521, 69.86042, 57.900459, 42.229919},
                        new double[] {0, 1, 5.9667945, 19.141165, 37.153282, 11.18034, 5.8767834, 2.2798991, 4.4858346, 14.570599, 31.622776, 20.978912, 13.327287, 7.0530376, 6.3176918, 58.094749, 42.73938, 32.609058, 23.56468, 16.029417}));
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void imagesAreShearedOneWayOrTheOther(Layer layer, double[] one, double[] other) {
        var ways = new HashSet<Boolean>();
        for (var step = 0; step < 16; step++) {
            var y = LayerCall.training(layer, IMAGE, step);
            var isOne = Math.abs(y.at(2) - one[2]) < 1e-4;
            ways.add(isOne);
            assertThat(IntStream.range(0, y.elements()).mapToDouble(y::at).toArray()).containsExactly(isOne ? one : other, within(1e-4));
        }
        assertThat(ways).hasSize(2);
    }

    @Test
    void aQuarterOfAnImageIsErasedAsOneBox() {
        var images = Tensor.zeros(50, 8, 12, 1);
        var erased = LayerCall.training(RandomErasing.of().withFactor(Factor.of(1, 1)).withScale(Factor.of(0.25, 0.25)).withFillValue(7), images, 4);
        for (var i = 0; i < 50; i++) {
            var rows = new HashSet<Integer>();
            var columns = new HashSet<Integer>();
            for (var pixel = 0; pixel < 96; pixel++) {
                if (erased.at(i * 96 + pixel) == 7) {
                    rows.add(pixel / 12);
                    columns.add(pixel % 12);
                }
            }
            assertThat(rows).hasSize(4);
            assertThat(columns).hasSize(6);
        }
        var noise = LayerCall.training(RandomErasing.of().withFactor(Factor.of(1, 1)).withScale(Factor.of(1, 1)).withValueRange(-9, 3), images, 4).floats();
        assertThat(noise).contains(3f).doesNotContain(0f);
        assertThat(IntStream.range(0, noise.length).mapToDouble(i -> Math.min(noise[i], 0)).average().orElseThrow()).isCloseTo(-3 * 0.3989, within(0.1));
    }

    @Test
    void aChoiceOfOneIsThatLayer() {
        var images = images(3, 5, 6, 3);
        var seen = new HashSet<Integer>();
        for (var step = 0; step < 60; step++) {
            seen.add(Arrays.hashCode(LayerCall.training(RandAugment.of().withNumOps(1).withFactor(Factor.of(0.5, 0.5)), images, step).floats()));
        }
        assertThat(seen).contains(Arrays.hashCode(LayerCall.predicting(AutoContrast.of(), images).floats()),
                Arrays.hashCode(LayerCall.training(Equalization.of(), images, 0).floats()),
                Arrays.hashCode(LayerCall.training(RandomSharpness.of(Factor.of(0.5, 0.5)), images, 0).floats()));
    }

    static Stream<Layer> layers() {
        return Stream.of(
                RandomFlip.of(), RandomContrast.of(0.5), RandomBrightness.of(0.5), RandomTranslation.of(0.3, 0.3), RandomRotation.of(0.2), RandomZoom.of(0.4),
                RandomCrop.of(3, 3), Solarization.of().withAdditionFactor(Factor.of(0.5)).withThresholdFactor(Factor.of(0.5)), RandomInvert.of(),
                RandomGrayscale.of(), RandomColorDegeneration.of(0.8), RandomPosterization.of(7), RandomSharpness.of(1), RandomErasing.of(),
                RandomShear.of().withXFactor(Factor.of(0.3)).withYFactor(Factor.of(0.1, 0.4)), RandomHue.of(0.5), RandomSaturation.of(0.5),
                RandomColorJitter.of().withBrightnessFactor(Factor.of(0.2)).withHueFactor(Factor.of(0.4)), RandomGaussianBlur.of().withFactor(Factor.of(0.5, 1)),
                RandomPerspective.of(), RandomElasticTransform.of(), RandAugment.of().withNumOps(3), AugMix.of().withChains(2, 2));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aStepDrawsAnewASeedTheSame(Layer layer) {
        var first = LayerCall.training(layer, IMAGES, 0).floats();
        assertThat(LayerCall.training(layer, IMAGES, 0).floats()).isEqualTo(first);
        var steps = new HashSet<Integer>();
        for (var step = 0; step < 8; step++) {
            steps.add(Arrays.hashCode(LayerCall.training(layer, IMAGES, step).floats()));
        }
        assertThat(steps).hasSizeGreaterThan(1);
        assertThat(LayerCall.predicting(layer, IMAGES).floats()).isEqualTo(IMAGES.floats());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void threadsDoNotChangeBits(Layer layer) {
        var threads = Workers.threads();
        var images = images(64, 24, 24, 3);
        try {
            Workers.resize(1);
            var one = LayerCall.training(layer, images, 5).floats();
            Workers.resize(3);
            assertThat(LayerCall.training(layer, images, 5).floats()).isEqualTo(one);
        } finally {
            Workers.resize(threads);
        }
    }

    /** A probability evenly between 0 and 1 is one half on the whole. */
    @Test
    void halfOfAllAreInvertedOrGray() {
        var many = images(400, 2, 2, 3);
        var inverted = changed(many, LayerCall.training(RandomInvert.of(), many, 1));
        assertThat(inverted).isBetween(140, 260);
        assertThat(changed(many, LayerCall.training(RandomGrayscale.of().withFactor(0.25), many, 1))).isBetween(60, 145);
        assertThat(changed(many, LayerCall.training(RandomGrayscale.of().withFactor(0), many, 1))).isZero();
        assertThat(changed(many, LayerCall.training(RandomGrayscale.of().withFactor(1), many, 1))).isEqualTo(400);
    }

    /** How many of the images are not as they were. */
    private static int changed(Tensor before, Tensor after) {
        var size = before.shape().elements() / before.shape().size(0);
        return (int) IntStream.range(0, before.shape().size(0))
                .filter(i -> !Arrays.equals(before.floats(), i * size, (i + 1) * size, after.floats(), i * size, (i + 1) * size))
                .count();
    }

    @Test
    void everyNumberOfBitsIsKept() {
        var white = Tensor.of(IntStream.range(0, 200).mapToDouble(i -> 255).toArray()).reshape(200, 1, 1, 1);
        var kept = new HashSet<Float>();
        for (var value : LayerCall.training(RandomPosterization.of(Factor.of(2, 5)), white, 3).floats()) {
            kept.add(value);
        }
        assertThat(kept).containsExactlyInAnyOrder(192f, 224f, 240f);
    }

    @Test
    void aFlipTwiceIsNoneAndHalfOfAllAreFlipped() {
        for (var mode : FlipMode.values()) {
            var layer = RandomFlip.of(mode).withSeed(3);
            var once = LayerCall.training(layer, IMAGES, 2);
            assertThat(LayerCall.training(layer, once, 2).floats()).isEqualTo(IMAGES.floats());
            var size = IMAGES.elements() / 64;
            var flipped = IntStream.range(0, 64).filter(i -> once.at(i * size) != IMAGES.at(i * size)).count();
            assertThat(flipped).isBetween(18L, 46L);
        }
    }

    @Test
    void aFlipChangesTheAxesOfItsMode() {
        var image = Tensor.of(new double[] {1, 2, 3, 4}).reshape(1, 2, 2, 1);
        var seen = new HashSet<String>();
        for (var step = 0; step < 20; step++) {
            for (var mode : FlipMode.values()) {
                seen.add(mode + Arrays.toString(LayerCall.training(RandomFlip.of(mode), image, step).floats()));
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(
                "HORIZONTAL[1.0, 2.0, 3.0, 4.0]", "HORIZONTAL[2.0, 1.0, 4.0, 3.0]", "VERTICAL[1.0, 2.0, 3.0, 4.0]", "VERTICAL[3.0, 4.0, 1.0, 2.0]",
                "HORIZONTAL_AND_VERTICAL[1.0, 2.0, 3.0, 4.0]", "HORIZONTAL_AND_VERTICAL[4.0, 3.0, 2.0, 1.0]");
    }

    @Test
    void everyPlaceIsCroppedFromTheSameForAllImages() {
        var image = Tensor.of(IntStream.range(0, 24).mapToDouble(i -> i % 12).toArray()).reshape(2, 3, 4, 1);
        var corners = new HashSet<Double>();
        for (var step = 0; step < 200; step++) {
            var y = LayerCall.training(RandomCrop.of(2, 2), image, step);
            assertThat(y.shape()).isEqualTo(Shape.of(2, 2, 2, 1));
            var corner = y.at(0);
            corners.add(corner);
            assertThat(IntStream.range(0, 8).mapToDouble(y::at).toArray())
                    .containsExactly(corner, corner + 1, corner + 4, corner + 5, corner, corner + 1, corner + 4, corner + 5);
        }
        assertThat(corners).containsExactlyInAnyOrder(0.0, 1.0, 2.0, 4.0, 5.0, 6.0);
    }

    @Test
    void channelsMayComeFirst() {
        var layer = RandomTranslation.of(Factor.of(0.5, 0.5), Factor.of(0, 0)).withFillMode(FillMode.CONSTANT).withDataFormat(DataFormat.CHANNELS_FIRST);
        var image = Tensor.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}).reshape(1, 2, 2, 2);
        assertThat(LayerCall.training(layer, image, 0).floats()).containsExactly(0, 0, 1, 2, 0, 0, 5, 6);
    }

    private static Tensor images(int... sizes) {
        var shape = Shape.of(sizes);
        return Tensor.of(IntStream.range(0, shape.elements()).mapToDouble(i -> (i * 37) % 251).toArray()).reshape(sizes);
    }
}
