package io.lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys of Keras's {@code history}. */
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

    @Test
    void theOutputsNameGoesBefore() {
        var counter = new MetricNames();
        assertThat(counter.name("a_", "mae")).isEqualTo("a_mae");
        assertThat(counter.name("b_", "mae")).isEqualTo("b_mae");
        assertThat(counter.weightedName("a_", "mae")).isEqualTo("a_weighted_mae");
    }

    private static List<String> names(List<String> metrics, List<String> weighted) {
        var counter = new MetricNames();
        var names = new ArrayList<String>();
        metrics.forEach(metric -> names.add(counter.name("", Metric.of(metric).name())));
        weighted.forEach(metric -> names.add(counter.weightedName("", Metric.of(metric).name())));
        return names;
    }
}
