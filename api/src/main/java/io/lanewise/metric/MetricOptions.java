package io.lanewise.metric;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import java.util.List;

/** Options that several metrics have. */
final class MetricOptions {
    /** Several numbers. */
    static final OptionType<List<Double>> NUMBERS = new OptionType<>(
            "a list of numbers", view -> view.elements().stream().map(JsonView::number).toList(),
            numbers -> new JsonArray(numbers.stream().<Json>map(Json::of).toList()));
    /** Several whole numbers. */
    static final OptionType<List<Integer>> INTEGERS = new OptionType<>(
            "a list of integers", view -> view.elements().stream().map(JsonView::integer).toList(),
            numbers -> new JsonArray(numbers.stream().<Json>map(number -> Json.of((long) number)).toList()));
    /** A number or several. */
    static final OptionType<Thresholds> THRESHOLDS = new OptionType<>("a number or an array of numbers", Thresholds::read, Thresholds::write);

    private MetricOptions() {}

    /** A number from 0 to 1 that must be given. */
    static Option<Double> requiredShare(String key) {
        return Option.required(key, OptionType.NUMBER).within("a number from 0 to 1", MetricOptions::isShare);
    }

    /** How many thresholds, 200 unless given. */
    static Option<Integer> thresholdCount(int least) {
        return Option.of("num_thresholds", OptionType.INTEGER, 200).within("an integer of at least " + least, count -> count >= least);
    }

    /** The thresholds' own option; null means ½, or with {@code top_k} none. */
    static Option<Thresholds> thresholds() {
        return Option.optional("thresholds", THRESHOLDS)
                .within("a number or numbers from 0 to 1", thresholds -> thresholds.numbers().stream().allMatch(MetricOptions::isShare));
    }

    /** The only class that counts; null for all. */
    static Option<Integer> classId() {
        return Option.optional("class_id", OptionType.INTEGER).within("an integer of at least 0", id -> id >= 0);
    }

    /** Whether a number is from 0 to 1. */
    static boolean isShare(double number) {
        return number >= 0 && number <= 1;
    }
}
