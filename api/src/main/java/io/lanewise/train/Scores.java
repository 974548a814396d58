package io.lanewise.train;

import io.lanewise.config.UnknownNameException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code evaluate} found.
 *
 * @param loss the loss
 * @param metrics the metrics by name, in the order they were compiled; of those that have several numbers their mean, as Keras's progress bar shows it
 * @param several the numbers of the metrics that have several, such as one for each class
 */
public record Scores(double loss, Map<String, Double> metrics, Map<String, List<Double>> several) {
    /** Copies the maps. */
    public Scores {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        several = Collections.unmodifiableMap(new LinkedHashMap<>(several));
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

    /**
     * All numbers of a metric, or of {@code loss}: mostly one.
     *
     * @throws UnknownNameException if there is none; the message lists the near ones
     */
    public List<Double> numbers(String name) {
        var numbers = several.get(name);
        return numbers == null ? List.of(get(name)) : numbers;
    }

    /** Loss and metrics together, in alphabetical order, as logs have them. */
    public Map<String, Double> logs() {
        var logs = new TreeMap<>(metrics);
        logs.put("loss", loss);
        return logs;
    }
}
