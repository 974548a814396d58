package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Sequential;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.engine.Workers;
import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.op.FillMode;
import io.lanewise.op.Interpolation;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RandomElasticTransform: with given numbers in place of random ones what Keras 3.15.1 on PyTorch computes, else what must hold whatever is drawn. */
class RandomElasticTransformTest {
    private static final RandomElasticTransform ALWAYS = RandomElasticTransform.of().withFactor(Factor.of(1, 1)).withScale(Factor.of(1, 1));
    private static final Tensor IMAGES = images(5, 12, 14, 3);

    /** Displacements from numbers that are not random: the first of the upper rows across, the last of the lowest rows down. */
    static Stream<Arguments> displacements() {
        return Stream.of(
                Arguments.of(1, new double[] {
                        -0.44757298, -0.026324268, 0.29780531, 0.15220383, 0.053267822, 0.20373964, 0.2369208, -0.0082871085, -0.28987578,
                        0.080641709, 0.39278737, 0.30348083, 0.1482235, 0.062059317, -0.040638369, -0.19821092
                }, new double[] {
                        0.41229346, 0.21968508, -0.069231972, -0.24085833, -0.34355605, -0.42427424, -0.56952345, -0.67027056, 0.36273655,
                        0.20743932, -0.19723873, -0.44492292, -0.41174185, -0.25255406, -0.33649093, -0.50871694
                }),
                Arguments.of(0.5, new double[] {
                        -0.5903753, 0.17626487, 0.29686305, -0.14342703, -0.34321785, 0.42148754, 0.30158645, 0.10179562, -0.28402036,
                        -0.21533228, 0.5254426, 0.30172127, 0.077999994, -0.14572129, -0.36944258, 0.29144254
                }, new double[] {
                        0.077999994, -0.14572129, -0.36944258, 0.29144254, 0.0677213, -0.15599999, -0.37972128, -0.6663056, 0.47326273,
                        0.27347198, -0.1668181, -0.36660892, -0.48651007, 0.27819535, 0.078404553, -0.28172657
                }));
    }

    @ParameterizedTest
    @MethodSource("displacements")
    void displacementsAreThoseOfKeras(double strength, double[] across, double[] down) {
        var computed = computed(tape -> RandomElasticTransform.displacements(tape.constant(numbers(1, 24, 26)), tape.constant(Tensor.scalar(strength)), 1));
        assertThat(corner(computed, 0)).containsExactly(across, within(1e-5));
        assertThat(corner(computed, 24 * 26 + 22 * 26 + 18)).containsExactly(down, within(1e-5));
    }

    /** Eight columns of two rows. */
    private static double[] corner(Tensor displacements, int from) {
        return IntStream.range(0, 16).mapToDouble(i -> displacements.at(from + i / 8 * 26 + i % 8)).toArray();
    }

    /** How far a program reaches does not change what a weaker distortion gives. */
    @Test
    void weightsBeyondThreeDeviationsAreZero() {
        var all = IntStream.of(1, 4).mapToObj(strongest ->
                computed(tape -> RandomElasticTransform.displacements(tape.constant(numbers(1, 24, 26)), tape.constant(Tensor.scalar(0.7)), strongest)).floats()).toList();
        assertThat(all.getFirst()).containsExactly(all.getLast(), within(1e-6f));
    }

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(ALWAYS, 1, 0, 255, new double[] {
                        12.71516, 51.069515, 77.216194, 106.07375, 154.07791, 187.11754, 173.24342, 8, 26.489784, 81.539963, 137.53441, 157.40221, 177.5274, 155.34785,
                        45.267807, 55.631016, 84.314117, 104.63942, 168.13197, 205.11461, 196.22955, 76.779213, 58.523087, 94.979111, 151.2813, 171.1062, 191.23141, 143.58894,
                        58.971809, 78.955879, 98.218216, 118.31135, 196.451, 120.73708, 20.684853, 92.190338, 77.189423, 108.95819, 164.9424, 181.96745, 210.20807, 66.030075,
                        73.422409, 93.277771, 111.93243, 132.04741, 195.53996, 203.93439, 39.218426, 46.419445, 82.842072, 147.56886, 177.02168, 198.23914, 218.65405, 104.86137
                }),
                Arguments.of(ALWAYS.withFillMode(FillMode.CONSTANT).withFillValue(9), 0.7, 20, 200, new double[] {
                        20, 44.436241, 70.959457, 90.721794, 151.27907, 192.01372, 198.5114, 20, 32.254494, 81.903961, 128.68631, 156.686, 184.68567, 182.89726,
                        31.311527, 48.028587, 87.310883, 115.31056, 166.15405, 200, 200, 51.947731, 53.164352, 96.7789, 143.56128, 171.56097, 199.56065, 191.86086,
                        46.186485, 74.18615, 102.18584, 130.18553, 151.67294, 162.90573, 20, 67.247894, 69.31501, 111.65387, 158.43625, 177.67241, 200, 49.219887,
                        61.061428, 89.061119, 117.06081, 145.06049, 195.90395, 181.43625, 29.308464, 49.244865, 68.050339, 121.28267, 167.60156, 200, 200, 55.941284
                }));
    }

    @ParameterizedTest
    @MethodSource("images")
    void imagesAreThoseOfKeras(RandomElasticTransform layer, double strength, double least, double greatest, double[] expected) {
        var image = Tensor.of(IntStream.range(0, 112).mapToDouble(i -> (i * 37) % 251).toArray()).reshape(2, 7, 8, 1);
        var y = computed(tape -> RandomBrightness.clipped(
                layer.distorted(tape.constant(image), RandomElasticTransform.displacements(
                        tape.constant(numbers(2, 7, 8)), tape.constant(Tensor.scalar(strength)), 1)),
                List.of(least, greatest)));
        assertThat(IntStream.range(0, 56).mapToDouble(y::at).toArray()).containsExactly(expected, within(2e-3));
    }

    /** Numbers for dx of some images, then for dy. */
    private static Tensor numbers(int batch, int height, int width) {
        return Tensor.of(IntStream.range(0, 2 * batch * height * width).mapToDouble(i -> ((i * 29) % 37 - 18) / 10.0).toArray()).reshape(2 * batch, height, width, 1);
    }

    private static Tensor computed(Function<Tape, Value> traced) {
        var output = traced.apply(new Tape());
        var program = Program.plan(List.of(output), Map.of(), new Arena());
        program.prepare();
        program.run();
        return program.output(output).read();
    }

    @Test
    void nothingChangesUnlessThereIsSomethingToDo() {
        assertThat(LayerCall.predicting(ALWAYS.withValueRange(0, 9), IMAGES)).isEqualTo(IMAGES);
        assertThat(LayerCall.training(ALWAYS.withFactor(Factor.of(0)).withValueRange(0, 9), IMAGES, 1)).isEqualTo(IMAGES);
        assertThat(LayerCall.training(ALWAYS.withScale(Factor.of(0)).withValueRange(0, 9), IMAGES, 1)).isEqualTo(IMAGES);
        assertThat(LayerCall.training(ALWAYS, IMAGES, 1)).isNotEqualTo(IMAGES);
    }

    @Test
    void someOfTheImagesAreDistorted() {
        var many = images(400, 6, 7, 1);
        assertThat(changed(many, LayerCall.training(RandomElasticTransform.of(), many, 1))).isBetween(140, 260);
        assertThat(changed(many, LayerCall.training(ALWAYS.withFactor(Factor.of(0.25, 0.25)), many, 1))).isBetween(60, 140);
        assertThat(changed(many, LayerCall.training(ALWAYS, many, 1))).isEqualTo(400);
    }

    private static int changed(Tensor before, Tensor after) {
        var size = before.elements() / before.shape().size(0);
        return (int) IntStream.range(0, before.shape().size(0))
                .filter(i -> !Arrays.equals(before.floats(), i * size, (i + 1) * size, after.floats(), i * size, (i + 1) * size))
                .count();
    }

    /** A ramp read at x + α dx is x + α dx: on the whole as far from it as the blurred normal numbers are. */
    @Test
    void displacementsAreSpreadAsBlurredNormalNumbersAre() {
        var size = 40;
        var ramp = Tensor.of(IntStream.range(0, 64 * size * size).mapToDouble(i -> i % size).toArray()).reshape(64, size, size, 1);
        var y = LayerCall.training(ALWAYS.withFillMode(FillMode.NEAREST).withValueRange(-1000, 1000), ramp, 3);
        var squares = IntStream.range(0, y.elements()).filter(i -> i % size > 8 && i % size < size - 8 && i / size % size > 8 && i / size % size < size - 8)
                .mapToDouble(i -> Math.pow(y.at(i) - ramp.at(i), 2)).average().orElseThrow();
        // σ = 2, α = 4; blurring with σ in both directions divides the deviation by 2 √π σ.
        assertThat(Math.sqrt(squares)).isCloseTo(4 * 2 / (2 * Math.sqrt(Math.PI) * 2), within(0.1));
    }

    @Test
    void pixelsKeepToTheRange() {
        var y = LayerCall.training(ALWAYS.withFactor(Factor.of(0.5, 0.5)).withValueRange(200, 50), IMAGES, 2);
        for (var value : y.floats()) {
            assertThat(value).isBetween(50f, 200f);
        }
    }

    @Test
    void theNearestPixelIsOneOfTheImage() {
        var image = images(1, 40, 40, 1);
        var y = LayerCall.training(ALWAYS.withInterpolation(Interpolation.NEAREST).withFillMode(FillMode.WRAP), image, 2);
        assertThat(changed(image, y)).isEqualTo(1);
        for (var value : y.floats()) {
            assertThat(value).isEqualTo((int) value);
        }
    }

    @Test
    void channelsMayComeFirst() {
        var last = LayerCall.training(ALWAYS, images(2, 6, 7, 1), 4);
        var first = LayerCall.training(ALWAYS.withDataFormat(DataFormat.CHANNELS_FIRST), images(2, 1, 6, 7), 4);
        assertThat(first.floats()).isEqualTo(last.floats());
    }

    /** One number for the bits of a step, for any number of threads and both kinds of kernels. */
    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void theBitsAreAlwaysTheSame(int team) {
        var threads = Workers.threads();
        try {
            Workers.resize(team);
            var y = LayerCall.training(ALWAYS.withSeed(7), images(16, 40, 36, 3), 5).floats();
            assertThat(Arrays.hashCode(y)).isEqualTo(-1230117753);
        } finally {
            Workers.resize(threads);
        }
    }

    @Test
    void aStepDrawsAnewASeedTheSame() {
        var layer = RandomElasticTransform.of().withSeed(3);
        var first = LayerCall.training(layer, IMAGES, 0);
        assertThat(LayerCall.training(layer, IMAGES, 0)).isEqualTo(first);
        assertThat(LayerCall.training(layer, IMAGES, 1)).isNotEqualTo(first);
        assertThat(LayerCall.training(layer.withSeed(4), IMAGES, 0)).isNotEqualTo(first);
    }

    /** As Keras 3.15.1 writes {@code RandomElasticTransform(0.3, scale=(0.2, 0.4), fill_mode="mirror")}. */
    @Test
    void configsAreThoseOfKeras() {
        var keras = JsonReader.read("""
                {"name": "r", "trainable": true, "dtype": "float32", "data_format": "channels_last", "factor": [0, 0.3], "scale": [0.2, 0.4],
                "interpolation": "bilinear", "fill_mode": "mirror", "fill_value": 0.0, "value_range": [0, 255], "seed": null}""");
        var layer = RandomElasticTransform.of().withName("r").withFactor(Factor.of(0.3)).withScale(Factor.of(0.2, 0.4)).withFillMode(FillMode.MIRROR);
        var written = layer.config();
        assertThat(Layers.CATALOGUE.fromConfig("RandomElasticTransform", keras.view("config")).config()).isEqualTo(written);
        assertThat(JsonWriter.COMPACT.write(written)).contains(
                "\"factor\":[0.0,0.3]", "\"scale\":[0.2,0.4]", "\"interpolation\":\"bilinear\"", "\"fill_mode\":\"mirror\"", "\"fill_value\":0.0",
                "\"value_range\":[0.0,255.0]", "\"seed\":null", "\"data_format\":\"channels_last\"");
    }

    @Test
    void aModelPassesImagesOn() {
        assertThat(RandomElasticTransform.of().apply(Input.of(12, 14, 3).symbol()).shape()).isEqualTo(Shape.of(Shape.UNKNOWN, 12, 14, 3));
        assertThat(Sequential.of(Input.of(12, 14, 3), RandomElasticTransform.of()).predict(IMAGES)).isEqualTo(IMAGES);
    }

    @Test
    void wrongOptionsAreRefused() {
        var layer = RandomElasticTransform.of();
        assertThatThrownBy(() -> layer.withFactor(Factor.of(1.5))).hasMessageContaining("factor must be a number from 0 to 1, or two");
        assertThatThrownBy(() -> layer.withScale(Factor.of(-0.5))).hasMessageContaining("scale must be a number from 0 to 1");
        assertThatThrownBy(() -> layer.withScale(Factor.of(2, 3))).hasMessageContaining("the first at most 1, received [2.0, 3.0]");
        assertThatThrownBy(() -> layer.withInterpolation(Interpolation.BICUBIC)).hasMessageContaining("interpolation must be nearest or bilinear, received BICUBIC");
        assertThatThrownBy(() -> LayerCall.training(layer, Tensor.zeros(3, 4, 3), 0)).hasMessageContainingAll("RandomElasticTransform", "4 axes", "(None, 4, 3)");
        assertThatThrownBy(() -> RandomShear.of().withFillMode(FillMode.MIRROR)).hasMessageContaining("fill_mode must be constant, nearest, reflect or wrap");
    }

    private static Tensor images(int... sizes) {
        var shape = Shape.of(sizes);
        return Tensor.of(IntStream.range(0, shape.elements()).mapToDouble(i -> (i * 37) % 251).toArray()).reshape(sizes);
    }
}
