package io.lanewise.train;

import java.util.HashMap;
import java.util.Map;

/**
 * What logs call metrics, as Keras does: with several outputs the output's name goes before; a name that comes again gets a number
 * ({@code mae_1}); a weighted metric whose name is taken gets {@code weighted_} in front first.
 */
final class MetricNames {
    private final Map<String, Integer> given = new HashMap<>();

    /** The name of a metric. */
    String name(String prefix, String metric) {
        return numbered(prefix + metric);
    }

    /** The name of a weighted metric; all others have theirs already. */
    String weightedName(String prefix, String metric) {
        return numbered(given.containsKey(prefix + metric) ? prefix + "weighted_" + metric : prefix + metric);
    }

    private String numbered(String name) {
        var before = given.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + "_" + before;
    }
}
