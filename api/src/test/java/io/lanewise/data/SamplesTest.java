package io.lanewise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.data.selection.TrainTestSplit;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Samples PIXELS = Samples.of(
            Tensor.of(new byte[] {0, 1, 2, 3, 4, 5, (byte) 250, (byte) 251, (byte) 252, (byte) 253, (byte) 254, (byte) 255}, 3, 2, 2),
            Tensor.of(new byte[] {7, 8, 9}));
    private static final Samples FLOATS =
            Samples.of(Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}}), Tensor.of(new int[] {0, 1, 0, 1}));

    @Test
    void wholeNumbersKeepTheirTypeWhenScaled() {
        var scaled = PIXELS.scaled(1 / 255.0);
        assertThat(scaled.features()).isSameAs(PIXELS.features());
        assertThat(scaled.scale()).isEqualTo(1 / 255.0);
        assertThat(scaled.scaled(2).scale()).isEqualTo(2 / 255.0);
        assertThat(PIXELS.scale()).isEqualTo(1);
        var floats = scaled.floats();
        assertThat(floats.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(floats.shape()).isEqualTo(Shape.of(3, 2, 2));
        for (var i = 0; i < 12; i++) {
            assertThat(floats.floats()[i]).isEqualTo((float) (PIXELS.features().at(i) / 255.0));
        }
    }

    @Test
    void floatsAreMultipliedAtOnce() {
        var scaled = FLOATS.scaled(0.5);
        assertThat(scaled.scale()).isEqualTo(1);
        assertThat(scaled.features().floats()).containsExactly(0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4);
        assertThat(scaled.floats()).isSameAs(scaled.features());
        assertThat(PIXELS.floats().floats()[11]).isEqualTo(255);
    }

    @Test
    void picksRows() {
        var picked = PIXELS.scaled(3).rows(2, 0, 2);
        assertThat(picked.count()).isEqualTo(3);
        assertThat(picked.labels()).isEqualTo(Tensor.of(new byte[] {9, 7, 9}));
        assertThat(picked.features().slice(1, 2)).isEqualTo(PIXELS.features().slice(0, 1));
        assertThat(picked.features().slice(2, 3)).isEqualTo(PIXELS.features().slice(2, 3));
        assertThat(picked.scale()).isEqualTo(3);
        assertThat(FLOATS.rows(3).features().floats()).containsExactly(7, 8);
        assertThat(FLOATS.rows(3).labels().ints()).containsExactly(1);
        assertThat(FLOATS.rows()).hasToString("float32 (0, 2) with labels int32 (0,)");
    }

    @Test
    void slicesAndReshapes() {
        assertThat(PIXELS.slice(1, 3).labels()).isEqualTo(Tensor.of(new byte[] {8, 9}));
        assertThat(PIXELS.take(2)).isEqualTo(PIXELS.slice(0, 2)).hasSameHashCodeAs(PIXELS.slice(0, 2)).isNotEqualTo(PIXELS);
        assertThat(PIXELS.scaled(2).reshape(2, -1, 1)).hasToString("uint8 (3, 2, 2, 1) scaled by 2.0 with labels uint8 (3,)");
        assertThat(PIXELS.reshape(4).sampleShape()).isEqualTo(Shape.of(4));
    }

    @Test
    void splitsAsScikitLearn() {
        var split = FLOATS.split(0.5, 42);
        // numpy.random.RandomState(42).permutation(4) is 1 3 0 2: the first two test.
        assertThat(split.test()).isEqualTo(FLOATS.rows(1, 3));
        assertThat(split.train()).isEqualTo(FLOATS.rows(0, 2));
        var stratified = FLOATS.stratifiedSplit(TrainTestSplit.of(0.5, 1));
        assertThat(stratified.test().classes()).containsExactlyInAnyOrder(0, 1);
        assertThat(FLOATS.split(TrainTestSplit.of(0.25, 1).inOrder()).test()).isEqualTo(FLOATS.slice(3, 4));
    }

    @Test
    void readsClasses() {
        assertThat(PIXELS.classes()).containsExactly(7, 8, 9);
        assertThat(Samples.of(FLOATS.features(), Tensor.of(new int[] {1, 2, 3, 4}, 4, 1)).classes()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void refusesWrongUse() {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(Tensor.zeros(3, 2), Tensor.zeros(2)))
                .withMessage("Samples: features and labels must have the same number of rows (first axis), "
                        + "received features (3, 2) and labels (2,)");
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(Tensor.scalar(1), Tensor.scalar(1)))
                .withMessageContaining("features ()");
        assertThatIllegalArgumentException().isThrownBy(() -> PIXELS.scaled(Double.NaN))
                .withMessageContaining("finite number, received NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> PIXELS.reshape(3)).withMessageContaining("(3, 3)");
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(Tensor.zeros(2), Tensor.zeros(2)).classes())
                .withMessage("Samples: class labels must be uint8 or int32 of shape (2,), received float32 (2,)");
        assertThatThrownBy(() -> PIXELS.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0 to 3, received 1 to 4");
        assertThatThrownBy(() -> PIXELS.take(-1)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageContaining("received 0 to -1");
        assertThatThrownBy(() -> PIXELS.rows(0, 3)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0 to 2, received 3");
    }
}
