package io.lanewise.callback;

import java.util.Map;
import java.util.function.Supplier;

/** Metrics by name, in the order of logs; made only when asked for, so that a step stays free of it. */
public interface Logs extends Supplier<Map<String, Double>> {
    /** The loss so far; NaN if there is none. */
    default double loss() {
        return get().getOrDefault("loss", Double.NaN);
    }
}
