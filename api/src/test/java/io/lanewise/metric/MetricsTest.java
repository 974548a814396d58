package io.lanewise.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.Tape;
import io.lanewise.loss.LossReduction;
import io.lanewise.loss.MeanSquaredError;
import io.lanewise.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers of {@code keras.metrics}. */
class MetricsTest {
    private static final Tensor LABELS = Tensor.of(new int[] {1, 0, 2}, 3);
    private static final Tensor PROBABILITIES = Tensor.of(new double[] {0.5, 0.25, 0.25, 0.5, 0.25, 0.25, 0.1, 0.2, 0.7}, 3, 3);

    @Test
    void weightsOfIgnoredLabelsDoNotCount() {
        var metric = read("SparseCategoricalCrossentropy", "{\"ignore_class\": 1}");
        assertThat(result(metric, LABELS, PROBABILITIES, Tensor.of(new double[] {1, 2, 3}, 3))).isCloseTo(0.4912638, within(1e-6));
    }

    @Test
    void ignoredLabelsCountAsZeroWithoutWeights() {
        var metric = read("SparseCategoricalCrossentropy", "{\"ignore_class\": 1}");
        assertThat(result(metric, LABELS, PROBABILITIES, null)).isCloseTo(0.34994072, within(1e-6));
    }

    @Test
    void accuracyAsAClassComparesNumbers() {
        var metric = read("Accuracy", "{\"name\": \"accuracy\", \"dtype\": \"float32\"}");
        assertThat(result(metric, Tensor.of(new double[] {1, 2, 3, 4}, 2, 2), Tensor.of(new double[] {1, 2, 3, 5}, 2, 2), Tensor.of(new double[] {1, 3}, 2)))
                .isCloseTo(0.625, within(1e-6));
        assertThat(metric.name()).isEqualTo("accuracy");
    }

    @Test
    void aLossThatIsOneNumberIsNotDividedByItsWeight() {
        var tape = new Tape();
        var loss = MeanSquaredError.of().withReduction(LossReduction.MEAN_WITH_SAMPLE_WEIGHT)
                .of(tape.constant(Tensor.of(new double[] {0, 0}, 2)), tape.constant(Tensor.of(new double[] {1, 3}, 2)), tape.constant(Tensor.scalar(0.5)));
        var program = Program.plan(List.of(loss), Map.of(), new Arena());
        program.prepare();
        program.run();
        assertThat(program.output(loss).read().at(0)).isCloseTo(2.5, within(1e-6));
    }

    private static Metric read(String className, String config) {
        return Metrics.CATALOGUE.fromConfig(className, JsonReader.read(config.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT).view("config"));
    }

    private static double result(Metric metric, Tensor labels, Tensor predictions, @Nullable Tensor weights) {
        var tape = new Tape();
        var statistics = metric.statistics(
                tape.constant(labels), tape.constant(predictions), weights == null ? null : tape.constant(weights));
        var program = Program.plan(statistics, Map.of(), new Arena());
        program.prepare();
        program.run();
        return metric.result(statistics.stream().map(statistic -> new double[] {program.output(statistic).read().at(0)}).toList())[0];
    }
}
