package io.lanewise.op;

import io.lanewise.engine.RecurrentLayout;
import io.lanewise.graph.Source;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What flows into the results of a {@link RecurrentSequence}, taken apart again: a sum of gradients of its windows.
 *
 * @param sequence into h of all steps, or null
 * @param last into the last h, or null
 * @param carry into the last c, or null
 */
record RecurrentUpstream(@Nullable Value sequence, @Nullable Value last, @Nullable Value carry) {
    /**
     * Takes a gradient apart.
     *
     * @throws UnsupportedOperationException if it flows into what is kept for the gradient too
     */
    static RecurrentUpstream of(Value upstream, RecurrentLayout layout) {
        return new RecurrentUpstream(null, null, null).with(upstream, layout);
    }

    private RecurrentUpstream with(Value upstream, RecurrentLayout layout) {
        if (upstream.source() instanceof Source.Result(var op, var inputs)) {
            if (op instanceof BinaryOp(var function) && function == BinaryOp.Function.ADD) {
                return with(inputs.get(0), layout).with(inputs.get(1), layout);
            }
            if (op instanceof SegmentGradient(var from, var _)) {
                var gradient = inputs.getFirst();
                var state = Shape.of(layout.batch(), layout.units());
                if (from == 0 && gradient.shape().equals(state.prepend(layout.steps()))) {
                    return new RecurrentUpstream(sum(sequence, gradient), last, carry);
                }
                if (from == layout.lastHidden() && gradient.shape().equals(state)) {
                    return new RecurrentUpstream(sequence, sum(last, gradient), carry);
                }
                if (layout.kind().hasCarry() && from == layout.lastCarry() && gradient.shape().equals(state)) {
                    return new RecurrentUpstream(sequence, last, sum(carry, gradient));
                }
            }
        }
        throw new UnsupportedOperationException(
                "RecurrentSequence: only its outputs and last states have a gradient; what it keeps for the gradient cannot be differentiated again");
    }

    private static Value sum(@Nullable Value before, Value gradient) {
        return before == null ? gradient : Ops.add(before, gradient);
    }

    /** The inputs of a {@link RecurrentGradient}. */
    List<Value> operands(Value results, Value weight, @Nullable Value mask) {
        var operands = new ArrayList<Value>(List.of(results, weight));
        for (var operand : new Value[] {mask, sequence, last, carry}) {
            if (operand != null) {
                operands.add(operand);
            }
        }
        return operands;
    }
}
