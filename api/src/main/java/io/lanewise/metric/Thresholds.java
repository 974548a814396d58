package io.lanewise.metric;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import java.util.Arrays;
import java.util.List;

/**
 * A threshold, or several, for each of which a metric has a result.
 *
 * @param numbers at least one
 * @param single whether it is one number rather than a list
 */
public record Thresholds(List<Double> numbers, boolean single) {
    /** Copies the list, which must not be empty. */
    public Thresholds {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty() || (single && numbers.size() > 1)) {
            throw new IllegalArgumentException("thresholds: expected at least one number, received " + numbers);
        }
    }

    /** One threshold. */
    public static Thresholds of(double threshold) {
        return new Thresholds(List.of(threshold), true);
    }

    /** Several thresholds. */
    public static Thresholds of(double... thresholds) {
        return new Thresholds(Arrays.stream(thresholds).boxed().toList(), false);
    }

    static Thresholds read(JsonView json) {
        return json.json() instanceof JsonArray
                ? new Thresholds(json.elements().stream().map(JsonView::number).toList(), false)
                : of(json.number());
    }

    Json write() {
        return single ? Json.of((double) numbers.getFirst()) : new JsonArray(numbers.stream().<Json>map(Json::of).toList());
    }

    /** The number, or the list of numbers. */
    @Override
    public String toString() {
        return single ? String.valueOf(numbers.getFirst()) : numbers.toString();
    }
}
