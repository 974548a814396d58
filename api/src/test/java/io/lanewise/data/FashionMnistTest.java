package io.lanewise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FashionMnistTest {
    private static final FashionMnist GENERATED = FashionMnist.generate(4000, 1000, 42);

    @Test
    void generatesTheSameImagesFromTheSameSeed() {
        var again = FashionMnist.generate(4000, 1000, 42);
        assertThat(again.train()).isEqualTo(GENERATED.train());
        assertThat(again.test()).isEqualTo(GENERATED.test());
        assertThat(FashionMnist.generate(4000, 0, 43).train().features()).isNotEqualTo(again.train().features());
        assertThat(again.test().features()).isNotEqualTo(again.train().take(1000).features());
    }

    @Test
    void generatesTheSameImagesOnEveryMachine() {
        assertThat(Arrays.hashCode(FashionMnist.generate(1000, 0, 7).train().features().bytes())).isEqualTo(637843484);
    }

    @Test
    void generatesAsManyOfEachKind() {
        var counts = new int[10];
        Arrays.stream(GENERATED.train().classes()).forEach(label -> counts[label]++);
        assertThat(counts).containsOnly(400);
        assertThat(GENERATED.classNames()).hasSize(10).startsWith("T-shirt/top").endsWith("Ankle boot");
    }

    @Test
    void generatedKindsCanBeToldApartButNotTooEasily() {
        // The nearest of the ten mean images: a rough measure, 0.1 by chance.
        var train = GENERATED.train().reshape(784).floats();
        var labels = GENERATED.train().classes();
        var means = new double[10][784];
        for (var i = 0; i < labels.length; i++) {
            for (var pixel = 0; pixel < 784; pixel++) {
                means[labels[i]][pixel] += train.floats()[i * 784 + pixel] / 400;
            }
        }
        var test = GENERATED.test().reshape(784).floats();
        var right = IntStream.range(0, 1000).filter(i -> nearest(means, test.floats(), i * 784) == GENERATED.test().classes()[i]).count();
        assertThat(right).isBetween(550L, 800L);
    }

    private static int nearest(double[][] means, float[] images, int offset) {
        var distances = Arrays.stream(means)
                .mapToDouble(mean -> IntStream.range(0, 784).mapToDouble(pixel -> Math.pow(mean[pixel] - images[offset + pixel], 2)).sum())
                .toArray();
        return IntStream.range(0, 10).reduce((a, b) -> distances[b] < distances[a] ? b : a).orElseThrow();
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> FashionMnist.generate(-1, 0, 42)).withMessageContaining("received -1 and 0");
        assertThat(FashionMnist.generate(0, 0, 42).train().count()).isZero();
    }
}
