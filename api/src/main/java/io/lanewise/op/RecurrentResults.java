package io.lanewise.op;

import io.lanewise.engine.Recurrence;
import io.lanewise.engine.RecurrentLayout;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What comes of a {@link RecurrentSequence}.
 *
 * @param all its output
 * @param layout where the results lie in it
 */
public record RecurrentResults(Value all, RecurrentLayout layout) {
    /**
     * Appends the op.
     *
     * @param op what is computed
     * @param x the inputs' part of the sums, (steps · batch, s · units)
     * @param weight (units, s · units)
     * @param states how h begins, and c if there is one, (batch, units)
     * @param biases those that the op has
     * @param mask (steps, batch), if the op has one
     */
    public static RecurrentResults of(RecurrentSequence op, Value x, Value weight, List<Value> states, List<Value> biases, Optional<Value> mask) {
        var inputs = new ArrayList<>(List.of(x, weight));
        inputs.addAll(states);
        inputs.addAll(biases);
        mask.ifPresent(inputs::add);
        return new RecurrentResults(x.tape().append(op, inputs), op.layout(inputs));
    }

    private Value window(int from, Shape shape) {
        return all.tape().append(new Segment(from, shape), all);
    }

    private Shape state() {
        return Shape.of(layout.batch(), layout.units());
    }

    /** h after each step, by time: (steps, batch, units). */
    public Value sequence() {
        return window(0, state().prepend(layout.steps()));
    }

    /** The states after the last step: h, and c if there is one. */
    public List<Value> last() {
        var hidden = window(layout.lastHidden(), state());
        return layout.kind() == Recurrence.LSTM ? List.of(hidden, window(layout.lastCarry(), state())) : List.of(hidden);
    }
}
