package io.lanewise.model;

import io.lanewise.graph.Value;
import java.util.List;

/**
 * A model on a tape.
 *
 * @param outputs its predictions
 * @param penalties scalars that its layers add to the loss
 */
public record Trace(List<Value> outputs, List<Value> penalties) {
    /** Copies the lists. */
    public Trace {
        outputs = List.copyOf(outputs);
        penalties = List.copyOf(penalties);
    }

    /** The prediction of a model of one output. */
    public Value output() {
        if (outputs.size() != 1) {
            throw new IllegalArgumentException("expected a model of one output, received one of " + outputs.size());
        }
        return outputs.getFirst();
    }
}
