package io.lanewise.train;

import io.lanewise.config.UnknownNameException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What {@code fit} has seen: for each metric a number an epoch. Those of the validation begin with {@code val_}. */
public final class History {
    private final List<Integer> epochs = new ArrayList<>();
    private final SequencedMap<String, List<Double>> metrics = new TreeMap<>();
    private final SequencedMap<String, List<List<Double>>> numbers = new TreeMap<>();

    /** A history without epochs. */
    History() {}

    void add(int epoch, Map<String, Double> logs, Map<String, List<Double>> several) {
        epochs.add(epoch);
        logs.forEach((name, number) -> {
            metrics.computeIfAbsent(name, ignored -> new ArrayList<>()).add(number);
            numbers.computeIfAbsent(name, ignored -> new ArrayList<>()).add(several.getOrDefault(name, List.of(number)));
        });
    }

    /** The epochs, from 0. */
    public List<Integer> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** All metrics by name, in alphabetical order, as Keras shows them: of those that have several numbers their mean. */
    public Map<String, List<Double>> metrics() {
        return Collections.unmodifiableMap(metrics);
    }

    /**
     * All numbers of a metric: for each epoch a list, of one number unless the metric has several, such as one for each class.
     *
     * @throws UnknownNameException if there is none; the message lists the near ones
     */
    public List<List<Double>> numbers(String name) {
        get(name);
        return Collections.unmodifiableList(numbers.getOrDefault(name, List.of()));
    }

    /**
     * A metric by its name, such as {@code val_loss}: a number an epoch.
     *
     * @throws UnknownNameException if there is none; the message lists the near ones
     */
    public List<Double> get(String name) {
        var numbers = metrics.get(name);
        if (numbers == null) {
            throw new UnknownNameException("metric of this history", name, metrics.keySet());
        }
        return Collections.unmodifiableList(numbers);
    }

    /** The number of the last epoch. */
    public double last(String name) {
        return get(name).getLast();
    }

    /** All numbers, such as {@code {accuracy=[0.7, 0.8], loss=[0.9, 0.6]}}. */
    @Override
    public String toString() {
        return metrics.toString();
    }
}
