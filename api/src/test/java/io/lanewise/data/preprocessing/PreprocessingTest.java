package io.lanewise.data.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    @Test
    void oneHotHasAOneAtTheClass() {
        assertThat(Preprocessing.toCategorical(0, 2, 1)).isEqualTo(Tensor.of(new float[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}}));
        assertThat(Preprocessing.toCategorical(new int[] {1}, 4)).isEqualTo(Tensor.of(new float[][] {{0, 1, 0, 0}}));
        assertThat(Preprocessing.toCategorical(new int[0], 4).shape()).isEqualTo(Shape.of(0, 4));
    }

    @Test
    void oneHotOfTensorsDropsALastAxisOfOne() {
        assertThat(Preprocessing.toCategorical(Tensor.of(new byte[] {1, 0}, 2, 1), 2)).isEqualTo(Tensor.of(new float[][] {{0, 1}, {1, 0}}));
        assertThat(Preprocessing.toCategorical(Tensor.of(new int[] {1, 0, 1, 2, 2, 2}, 2, 3), 3).shape()).isEqualTo(Shape.of(2, 3, 3));
        assertThat(Preprocessing.toCategorical(Tensor.of(new int[] {1}, 1), 2).shape()).isEqualTo(Shape.of(1, 2));
    }

    @Test
    void normalizeDividesByTheNormAlongAnAxis() {
        var x = Tensor.of(new float[][] {{3, -4}, {0, 0}, {0, 2}});
        assertThat(Preprocessing.normalize(x)).isEqualTo(Tensor.of(new float[][] {{0.6f, -0.8f}, {0, 0}, {0, 1}}));
        assertThat(Preprocessing.normalize(x, 1, 1)).isEqualTo(Tensor.of(new float[][] {{3 / 7f, -4 / 7f}, {0, 0}, {0, 1}}));
        assertThat(Preprocessing.normalize(x, 0, 1)).isEqualTo(Tensor.of(new float[][] {{1, -4 / 6f}, {0, 0}, {0, 2 / 6f}}));
        assertThat(Preprocessing.normalize(x, -1, Double.POSITIVE_INFINITY))
                .isEqualTo(Tensor.of(new float[][] {{0.75f, -1}, {0, 0}, {0, 1}}));
        assertThat(Preprocessing.normalize(Tensor.of(new float[] {1, 2, 2, 1}), 0, 3).floats()[0]).isEqualTo((float) (1 / Math.cbrt(18)));
        assertThat(Preprocessing.normalize(Tensor.of(new float[] {1, 1, 2, 2, 3, 3, 4, 4}, 2, 2, 2), 1, 1).floats())
                .containsExactly(1 / 3f, 1 / 3f, 2 / 3f, 2 / 3f, 3 / 7f, 3 / 7f, 4 / 7f, 4 / 7f);
        assertThat(Preprocessing.normalize(Tensor.zeros(0, 3)).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(Preprocessing.normalize(Tensor.zeros(3, 0)).shape()).isEqualTo(Shape.of(3, 0));
    }

    @Test
    void padsAndCutsInFrontByDefault() {
        var sequences = new int[][] {{1}, {2, 3}, {4, 5, 6}, {}};
        assertThat(PadSequences.defaults().apply(sequences)).isEqualTo(Tensor.of(new int[] {0, 0, 1, 0, 2, 3, 4, 5, 6, 0, 0, 0}, 4, 3));
        assertThat(PadSequences.defaults().withMaxlen(2).apply(sequences)).isEqualTo(Tensor.of(new int[] {0, 1, 2, 3, 5, 6, 0, 0}, 4, 2));
    }

    @Test
    void padsAndCutsBehindWhenAsked() {
        var sequences = new int[][] {{1}, {4, 5, 6}};
        var padSequences = PadSequences.defaults().withMaxlen(2).withPadding(Side.POST).withTruncating(Side.POST).withValue(-1);
        assertThat(padSequences.apply(sequences)).isEqualTo(Tensor.of(new int[] {1, -1, 4, 5}, 2, 2));
        assertThat(padSequences.withTruncating(Side.PRE).apply(sequences)).isEqualTo(Tensor.of(new int[] {1, -1, 5, 6}, 2, 2));
        assertThat(padSequences.withPadding(Side.PRE).withValue(0.5).apply(new double[][] {{1.25}, {4, 5, 6}}))
                .isEqualTo(Tensor.of(new float[] {0.5f, 1.25f, 4, 5}, 2, 2));
    }

    @Test
    void padsNothing() {
        assertThat(PadSequences.defaults().apply(new int[][] {{}, {}}).shape()).isEqualTo(Shape.of(2, 0));
        assertThat(PadSequences.defaults().withMaxlen(3).apply(new int[0][]).shape()).isEqualTo(Shape.of(0, 3));
    }

    @Test
    void sidesHaveKerasNames() {
        assertThat(Side.of("pre")).isSameAs(Side.PRE).hasToString("pre");
        assertThat(Side.of("post")).isSameAs(Side.POST);
    }

    @Test
    void refusesWrongUse() {
        wrong(() -> Preprocessing.toCategorical(), "expected at least one label to take the number of classes from, received none");
        wrong(() -> Preprocessing.toCategorical(0, -1), "a label must lie from 0 to 0 (numClasses 1), received -1 at position 1");
        wrong(() -> Preprocessing.toCategorical(new int[] {0, 3}, 3),
                "a label must lie from 0 to 2 (numClasses 3), received 3 at position 1");
        wrong(() -> Preprocessing.toCategorical(new int[0], 0), "numClasses must be 1 or more, received 0");
        wrong(() -> Preprocessing.toCategorical(new int[] {-1}, -5), "numClasses must be 1 or more, received -5");
        wrong(() -> Preprocessing.toCategorical(Tensor.zeros(2), 3), "labels must be uint8 or int32, received float32 (2,)");
        wrong(() -> Preprocessing.toCategorical(Tensor.of(new int[] {7}), 3), "received 7 at position 0");
        wrong(() -> Preprocessing.normalize(Tensor.scalar(1)), "expected a tensor of rank 1 or more");
        wrong(() -> Preprocessing.normalize(Tensor.zeros(2), 0, 0), "order must be above 0, received 0.0");
        wrong(() -> PadSequences.defaults().withMaxlen(-1), "maxlen must be 1 or more (0 for the longest sequence), received -1");
        wrong(() -> PadSequences.defaults().apply(new int[0][]), "expected at least one sequence to take the length from, received none");
        wrong(() -> PadSequences.defaults().withValue(0.5).apply(new int[][] {{1}}), "need a whole number as value, received 0.5");
        wrong(() -> Side.of("middle"), "Side: expected pre or post, received middle");
        assertThatThrownBy(() -> Preprocessing.normalize(Tensor.zeros(2), 1, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("axis 1");
    }

    private static void wrong(Runnable use, String message) {
        assertThatIllegalArgumentException().isThrownBy(use::run).withMessageContaining(message);
    }
}
