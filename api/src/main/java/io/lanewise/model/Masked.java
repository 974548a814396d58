package io.lanewise.model;

import io.lanewise.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A traced value with the mask that travels along.
 *
 * @param value the value
 * @param mask which of its samples or steps count, 1 or 0 each; empty if all do
 */
public record Masked(Value value, Optional<Value> mask) {
    /** A value all of which counts. */
    public static Masked of(Value value) {
        return new Masked(value, Optional.empty());
    }

    /** Values with the masks of the first of them, those beyond without. */
    static List<Masked> zip(List<Value> values, List<Optional<Value>> masks) {
        var zipped = new ArrayList<Masked>();
        for (var i = 0; i < values.size(); i++) {
            zipped.add(new Masked(values.get(i), i < masks.size() ? masks.get(i) : Optional.empty()));
        }
        return zipped;
    }

    static List<Value> values(List<Masked> masked) {
        return masked.stream().map(Masked::value).toList();
    }

    static List<Optional<Value>> masks(List<Masked> masked) {
        return masked.stream().map(Masked::mask).toList();
    }
}
