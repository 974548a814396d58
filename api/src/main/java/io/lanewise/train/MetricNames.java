package io.lanewise.train;

import io.lanewise.metric.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What logs call metrics, as Keras does: a name that comes again gets a number ({@code mae_1}); a weighted metric whose name is taken
 * gets {@code weighted_} in front first.
 */
final class MetricNames {
    private final Map<String, Integer> given = new HashMap<>();

    private MetricNames() {}

    /** The names of metrics, then those of weighted metrics, all different. */
    static List<String> of(List<Metric> metrics, List<Metric> weighted) {
        var counter = new MetricNames();
        var names = new ArrayList<String>();
        metrics.forEach(metric -> names.add(counter.numbered(metric.name())));
        weighted.forEach(metric -> names.add(counter.numbered(counter.given.containsKey(metric.name()) ? "weighted_" + metric.name() : metric.name())));
        return List.copyOf(names);
    }

    private String numbered(String name) {
        var before = given.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + "_" + before;
    }
}
