package io.lanewise.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Images read at given places, against Keras 3.15.1 on PyTorch: {@code map_coordinates}. */
class WarpTest {
    private static final Tensor IMAGE = tensor(i -> Math.pow(i, 1.5));
    private static final Tensor ROWS = tensor(i -> ((i * 7) % 23 - 5) * 0.37);
    private static final Tensor COLUMNS = tensor(i -> ((i * 11) % 29 - 9) * 0.41);

    private static Tensor tensor(IntToDoubleFunction number) {
        return Tensor.of(IntStream.range(0, 20).mapToDouble(number::applyAsDouble).toArray()).reshape(1, 4, 5, 1);
    }

    private static Arguments row(FillMode mode, boolean bilinear, double... expected) {
        return Arguments.of(new Sampling(bilinear, mode, -1), expected);
    }

    static Stream<Arguments> modes() {
        return Stream.of(
                row(FillMode.CONSTANT, true,
                        -1, 10.620523, -1, -1, 3.9175806, -1, -1, 1.1060001, -1, -1, -1, -1, 21.965542, -1, 4.1367259, 39.474785, -1, 0.99722177, -1, -1),
                row(FillMode.CONSTANT, false,
                        -1, 14.696939, -1, -1, 2.8284271, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, -1, -1, 2.8284271, -1, -1),
                row(FillMode.NEAREST, true,
                        0, 10.620523, 82.819077, 58.094749, 3.9175806, 70.340363, 58.094749, 8, 28.556412, 65.401344, 8, 13.429008, 75.551819, 82.819077, 4.1367259, 81.601639, 58.094749, 2.1701932, 59.079098, 58.094749),
                row(FillMode.NEAREST, false,
                        0, 14.696939, 82.819077, 58.094749, 2.8284271, 82.819077, 58.094749, 8, 31.622776, 64, 8, 11.18034, 76.367531, 82.819077, 0, 82.819077, 58.094749, 2.8284271, 52.383202, 58.094749),
                row(FillMode.REFLECT, true,
                        18.820391, 10.620523, 80.690063, 16.63603, 3.9175806, 58.574417, 27.943142, 8, 39.546478, 53.191952, 14.487939, 15.774214, 75.551819, 12.736604, 4.1367259, 81.601639, 28.321367, 2.1701932, 52.533634, 37.815948),
                row(FillMode.REFLECT, false,
                        22.627417, 14.696939, 82.819077, 14.696939, 2.8284271, 70.092796, 31.622776, 8, 41.569218, 64, 5.1961522, 14.696939, 76.367531, 18.52026, 0, 82.819077, 18.52026, 2.8284271, 46.872166, 31.622776),
                row(FillMode.WRAP, true,
                        42.234009, 10.620523, 40.338036, 44.672222, 3.9175806, 58.227718, 21.710663, 61.328518, 36.740746, 7.6490755, 49.386848, 26.913551, 26.087385, 51.963264, 4.1367259, 69.07309, 31.81662, 26.489998, 43.332809, 22.45286),
                row(FillMode.WRAP, false,
                        36.482872, 14.696939, 58.094749, 46.872166, 2.8284271, 70.092796, 11.18034, 82.819077, 41.569218, 1, 64, 22.627417, 5.1961522, 41.569218, 0, 58.094749, 41.569218, 2.8284271, 36.482872, 27),
                row(FillMode.MIRROR, true,
                        46.920235, 10.620523, 64.669228, 4.2091165, 3.9175806, 52.888382, 10.423961, 21.663528, 44.730728, 27.9391, 30.800858, 19.629234, 54.993492, 4.3147821, 4.1367259, 78.330536, 12.630657, 7.7104521, 47.048244, 19.770824),
                row(FillMode.MIRROR, false,
                        52.383202, 14.696939, 76.367531, 2.8284271, 2.8284271, 64, 11.18034, 27, 46.872166, 36.482872, 18.52026, 18.52026, 46.872166, 1, 0, 76.367531, 5.1961522, 2.8284271, 41.569218, 14.696939));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void placesWithinAndBeyondTheImage(Sampling sampling, double[] expected) {
        var y = warped(sampling, IMAGE, ROWS, COLUMNS);
        assertThat(IntStream.range(0, y.elements()).mapToDouble(y::at).toArray()).containsExactly(expected, within(1e-4));
    }

    /** Nothing lies beyond one pixel but itself, or the fill value. */
    @Test
    void anImageOfOnePixel() {
        var image = Tensor.of(new double[] {7}).reshape(1, 1, 1, 1);
        for (var mode : FillMode.values()) {
            for (var place : new double[] {-3, 0.25, 2}) {
                var y = warped(new Sampling(false, mode, -1), image, Tensor.zeros(1, 1, 1, 1), Tensor.of(new double[] {place}).reshape(1, 1, 1, 1));
                assertThat(y.at(0)).as("%s at %s", mode, place).isEqualTo(mode == FillMode.CONSTANT && place != 0.25 ? -1 : 7);
            }
        }
    }

    private static Tensor warped(Sampling sampling, Tensor... inputs) {
        var tape = new Tape();
        var values = IntStream.range(0, 3).mapToObj(i -> tape.input("x" + i, Spec.floats(inputs[i].shape()))).toList();
        var output = tape.append(new Warp(sampling), values);
        var program = Program.plan(List.of(output), Map.of(), new Arena());
        program.prepare();
        IntStream.range(0, 3).forEach(i -> Objects.requireNonNull(program.input("x" + i)).write(inputs[i]));
        program.run();
        return program.output(output).read();
    }
}
