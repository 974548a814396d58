package io.lanewise.loss;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The axes over which Dice and Tversky sum. */
final class OverlapAxes {
    static final Option<List<Integer>> AXIS = Option.optional("axis", new OptionType<>(
            "an integer or a list of integers",
            view -> view.json() instanceof JsonArray ? IntStream.of(view.integers()).boxed().toList() : List.of(view.integer()),
            axes -> new JsonArray(axes.stream().<Json>map(axis -> Json.of((long) axis)).toList())));

    private OverlapAxes() {}

    /** The sum along some axes, or over all elements. */
    static Value sum(Value x, Optional<List<Integer>> axes) {
        if (axes.isEmpty()) {
            return Ops.sum(x);
        }
        var result = x;
        for (var axis : axes.get().stream().map(x.shape()::axis).distinct().sorted(Comparator.reverseOrder()).toList()) {
            result = Ops.sum(result, axis);
        }
        return result;
    }
}
