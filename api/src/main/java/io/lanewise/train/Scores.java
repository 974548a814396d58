package io.lanewise.train;

import io.lanewise.config.UnknownNameException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code evaluate} found.
 *
 * @param loss the loss
 * @param metrics the metrics by name, in the order they were compiled
 */
public record Scores(double loss, Map<String, Double> metrics) {
    /** Copies the map. */
    public Scores {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /**
     * A metric by its name, or {@code loss}.
     *
     * @throws UnknownNameException if there is none; the message lists the near ones
     */
    public double get(String name) {
        if (name.equals("loss")) {
            return loss;
        }
        var number = metrics.get(name);
        if (number == null) {
            throw new UnknownNameException("metric", name, metrics.keySet());
        }
        return number;
    }

    /** Loss and metrics together, in alphabetical order, as logs have them. */
    public Map<String, Double> logs() {
        var logs = new TreeMap<>(metrics);
        logs.put("loss", loss);
        return logs;
    }
}
