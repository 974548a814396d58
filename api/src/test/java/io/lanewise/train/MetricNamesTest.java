package io.lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.metric.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys of Keras's {@code history}, for a model of one output. */
class MetricNamesTest {
    @Test
    void aNameThatComesAgainGetsANumber() {
        assertThat(names(List.of("mae", "mae", "mse", "mae"), List.of())).containsExactly("mae", "mae_1", "mse", "mae_2");
    }

    @Test
    void aWeightedMetricWhoseNameIsTakenSaysSo() {
        assertThat(names(List.of("mae"), List.of("mae", "mse"))).containsExactly("mae", "weighted_mae", "mse");
        assertThat(names(List.of(), List.of("mae", "mae", "mae"))).containsExactly("mae", "weighted_mae", "weighted_mae_1");
    }

    @Test
    void accuracyIsCalledAsItWasTyped() {
        assertThat(names(List.of("Accuracy", "acc", "accuracy"), List.of("acc"))).containsExactly("Accuracy", "acc", "accuracy", "weighted_acc");
    }

    private static List<String> names(List<String> metrics, List<String> weighted) {
        return MetricNames.of(metrics(metrics), metrics(weighted));
    }

    private static List<Metric> metrics(List<String> names) {
        return names.stream().map(Metric::of).toList();
    }
}
