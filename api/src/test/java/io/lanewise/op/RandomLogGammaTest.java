package io.lanewise.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.Tape;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gamma numbers against their moments; those of the logarithm are the digamma and trigamma functions. */
class RandomLogGammaTest {
    private static final int COUNT = 40_000;

    @ParameterizedTest
    @CsvSource({"0.05, -20.497845, 401.5323573", "0.2, -5.2890399, 26.2673773", "1, -0.5772157, 1.6449341", "3.5, 1.1031566, 0.3303578", "40, 3.6763275, 0.0253151"})
    void theirMomentsAreThoseOfTheDistribution(double alpha, double mean, double variance) {
        var logarithms = draw(alpha);
        var deviation = Math.sqrt(variance);
        var average = IntStream.range(0, COUNT).mapToDouble(logarithms::at).average().orElseThrow();
        assertThat(average).isCloseTo(mean, within(4 * deviation / Math.sqrt(COUNT)));
        assertThat(IntStream.range(0, COUNT).mapToDouble(i -> Math.pow(logarithms.at(i) - average, 2)).average().orElseThrow())
                .isCloseTo(variance, within(0.06 * variance));
        assertThat(IntStream.range(0, COUNT).mapToDouble(i -> Math.exp(logarithms.at(i))).average().orElseThrow())
                .isCloseTo(alpha, within(4 * Math.sqrt(alpha / COUNT)));
    }

    @Test
    void theSmallestParametersHaveLogarithmsToo() {
        var logarithms = draw(1e-6);
        assertThat(IntStream.range(0, COUNT).mapToDouble(logarithms::at).allMatch(Double::isFinite)).isTrue();
    }

    private static Tensor draw(double alpha) {
        var tape = new Tape();
        var step = tape.constant(Tensor.wrap(new int[] {3}, Shape.scalar()));
        var output = tape.append(new RandomLogGamma(Shape.of(COUNT), alpha, alpha, 7, 5), step);
        var program = Program.plan(List.of(output), Map.of(), new Arena());
        program.prepare();
        program.run();
        return program.output(output).read();
    }
}
