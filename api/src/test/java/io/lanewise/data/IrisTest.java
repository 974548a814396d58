package io.lanewise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IrisTest {
    private final Iris iris = Iris.load();

    @Test
    void holdsScikitLearnsNumbers() {
        // load_iris().data: sums of the columns, first and last flower, and the two flowers in which other copies differ.
        var features = iris.features();
        assertThat(features).hasDimensions(150, 4);
        var sums = new double[] {876.5, 458.6, 563.7, 179.9};
        for (var column = 0; column < 4; column++) {
            var c = column;
            assertThat(Arrays.stream(features).mapToDouble(flower -> flower[c]).sum()).isCloseTo(sums[column], within(1e-9));
        }
        assertThat(features[0]).containsExactly(5.1, 3.5, 1.4, 0.2);
        assertThat(features[34]).containsExactly(4.9, 3.1, 1.5, 0.2);
        assertThat(features[37]).containsExactly(4.9, 3.6, 1.4, 0.1);
        assertThat(features[149]).containsExactly(5.9, 3.0, 5.1, 1.8);
    }

    @Test
    void hasFiftyOfEachSpecies() {
        assertThat(iris.labels()).hasSize(150).startsWith(0).endsWith(2).isSorted();
        assertThat(Arrays.stream(iris.labels()).filter(label -> label == 1).count()).isEqualTo(50);
        assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(iris.featureNames()).hasSize(4);
    }

    @Test
    void givesColumnsAndSamples() {
        assertThat(iris.features(2, 0)[0]).containsExactly(1.4, 5.1);
        assertThat(iris.samples()).hasToString("float32 (150, 4) with labels int32 (150,)");
        assertThat(iris.samples().features().get(149, 3)).isEqualTo(1.8f);
        assertThatThrownBy(() -> iris.features(4)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageContaining("0 to 3, received 4");
    }

    @Test
    void givesCopies() {
        iris.features()[0][0] = 100;
        assertThat(iris.features()[0][0]).isEqualTo(5.1);
    }
}
