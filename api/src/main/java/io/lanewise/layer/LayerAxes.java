package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.graph.Value;
import java.util.List;

/** Axes that a layer is told by an option, brought to those of an input. */
final class LayerAxes {
    private LayerAxes() {}

    /** The option {@code axis}: one or several, the last by default. */
    static Option<List<Integer>> option() {
        return Option.of("axis", LayerJson.AXES, List.of(-1)).within("at least one axis", axes -> !axes.isEmpty());
    }

    /**
     * The axes of an input, counted from 0, sorted, each once.
     *
     * @param given as the option says, −1 for the last
     * @throws IllegalArgumentException if the input does not have one of them
     */
    static List<Integer> of(ConfiguredLayer<?> layer, List<Integer> given, Value x) {
        var rank = x.shape().rank();
        for (var axis : given) {
            if (axis >= rank || axis < -rank) {
                throw layer.wrongInput("an input with axis " + axis, x);
            }
        }
        return given.stream().map(x.shape()::axis).sorted().distinct().toList();
    }

    /**
     * The same for a layer that has weights along them.
     *
     * @throws IllegalArgumentException if the input does not have one of them, or it is the batch
     */
    static List<Integer> ofSample(ConfiguredLayer<?> layer, List<Integer> given, Value x) {
        var axes = of(layer, given, x);
        if (axes.contains(0)) {
            throw layer.wrongInput("axes other than 0, the batch, in an input", x);
        }
        return axes;
    }
}
