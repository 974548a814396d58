package io.lanewise.model;

import io.lanewise.graph.Value;
import java.util.List;

/**
 * A model on a tape.
 *
 * @param output its prediction
 * @param penalties scalars that its layers add to the loss
 */
public record Trace(Value output, List<Value> penalties) {
    /** Copies the list. */
    public Trace {
        penalties = List.copyOf(penalties);
    }
}
