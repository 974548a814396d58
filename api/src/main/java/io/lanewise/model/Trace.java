package io.lanewise.model;

import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model on a tape.
 *
 * @param outputs its predictions
 * @param masks which samples or steps of each count, where only some do
 * @param penalties scalars that its layers add to the loss
 * @param updates what its states are to be when the step is over
 */
public record Trace(List<Value> outputs, List<Optional<Value>> masks, List<Value> penalties, Map<Variable, Value> updates) {
    /** Copies lists and map. */
    public Trace {
        outputs = List.copyOf(outputs);
        masks = List.copyOf(masks);
        penalties = List.copyOf(penalties);
        updates = Map.copyOf(updates);
    }

    /** The prediction of a model of one output. */
    public Value output() {
        if (outputs.size() != 1) {
            throw new IllegalArgumentException("expected a model of one output, received one of " + outputs.size());
        }
        return outputs.getFirst();
    }
}
