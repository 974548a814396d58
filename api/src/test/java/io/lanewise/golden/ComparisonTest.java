package io.lanewise.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.golden.Outcome.Failed;
import io.lanewise.golden.Outcome.Passed;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final Tolerance TOLERANCE = new Tolerance(0.125, 0.25);

    @ParameterizedTest
    @CsvSource({
        "2, 2.5, true, 0.5", "2, 2.625, false, 0.625", "-2, -2.5, true, 0.5", "0, 0.25, true, 0.25", "0, -0.375, false, 0.375",
        "0, -0.0, true, 0",
        "NaN, NaN, true, 0", "NaN, 1, false, Infinity", "1, NaN, false, Infinity", "Infinity, Infinity, true, 0",
        "Infinity, -Infinity, false, Infinity",
        "Infinity, 1e30, false, Infinity", "1, Infinity, false, Infinity", "-Infinity, NaN, false, Infinity"
    })
    void numbersAreNearEnoughByTheRule(double expected, double received, boolean accepted, double error) {
        assertThat(TOLERANCE.accepts(expected, received)).isEqualTo(accepted);
        assertThat(Tolerance.error(expected, received)).isEqualTo(error);
    }

    @Test
    void passesWithTheLargestError() {
        var expected = new GoldenArray("", Shape.of(2, 2), "float32", new double[] {0, 1, 2, Double.NaN});
        var received = Tensor.of(new float[] {0.125f, 1, 1.5f, Float.NaN}, 2, 2);
        var comparison = new Comparison(TOLERANCE).array("outputs[0]", expected, received).number("loss", 1, 1.25);
        assertThat(comparison.equal("epoch", 3, 3).outcome()).isEqualTo(new Passed(0.5));
    }

    @Test
    void failsWithTheWorstPlace() {
        var expected = new GoldenArray("", Shape.of(2, 2), "float32", new double[] {0, 1, 2, 3});
        var received = Tensor.of(new float[] {1, 1, 2, 5}, 2, 2);
        var comparison = new Comparison(TOLERANCE).array("outputs[0]", expected, received).number("loss", 1, 2.5);
        assertThat(comparison.outcome()).isEqualTo(new Failed("outputs[0][1, 1]: expected 3.0, received 5.0", 2));
    }

    @Test
    void aMissingNumberIsTheWorst() {
        var comparison = new Comparison(TOLERANCE).number("a", 0, 7).number("b", 1, Double.NaN).number("c", 0, 9);
        assertThat(comparison.outcome()).isEqualTo(new Failed("b: expected 1.0, received NaN", Double.POSITIVE_INFINITY));
    }

    @Test
    void shapesAndTextsMustBeEqual() {
        var expected = new GoldenArray("", Shape.of(1, 2), "float32", new double[] {0, 1});
        assertThat(new Comparison(TOLERANCE).array("outputs[0]", expected, Tensor.of(new float[] {0, 1}, 2)).outcome())
                .isEqualTo(new Failed("outputs[0]: expected shape (1, 2), received (2,)", Double.NaN));
        assertThat(new Comparison(TOLERANCE).equal("text", "a", "b").outcome())
                .isEqualTo(new Failed("text: expected a, received b", Double.NaN));
    }

    @Test
    void nothingComparedIsNoError() {
        assertThat(new Comparison(TOLERANCE).outcome()).isEqualTo(new Passed(0));
    }
}
