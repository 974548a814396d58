package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A cell along the steps of a sequence.
 *
 * @param backwards whether the last step comes first
 * @param sequences whether the outputs of all steps are wanted
 * @param zeroOutput whether the output of a step that a mask leaves out is 0, rather than that of the step before
 * @param beginsWithZeros whether the states begin as zeros
 */
record RecurrentRun(boolean backwards, boolean sequences, boolean zeroOutput, boolean beginsWithZeros) {
    /**
     * What comes of a sequence.
     *
     * @param output of the last step (batch, …), or of all of them (batch, steps, …) in the order in which they were made
     * @param states after the last step
     */
    record Result(Value output, List<Value> states) {}

    /**
     * Traces a cell along a sequence.
     *
     * @param scope the cell's
     * @param x (batch, steps, …)
     * @param states with which it begins
     * @param mask (batch, steps), or nothing
     */
    Result run(RecurrentCell cell, Scope scope, Value x, List<Value> states, Optional<Value> mask) {
        if (cell instanceof UnitsCell<?> units) {
            var fused = FusedRecurrence.of(units, scope);
            if (fused.isPresent()) {
                return fused.get().run(units, scope, this, x, states, mask);
            }
        }
        return unroll(cell.begin(scope, RecurrentLayer.stepShape(x.shape())), x, states, mask);
    }

    /** Writes out all steps. */
    private Result unroll(RecurrentStep step, Value x, List<Value> begin, Optional<Value> mask) {
        var steps = x.shape().size(1);
        var outputs = new ArrayList<Value>();
        var states = begin;
        for (var i = 0; i < steps; i++) {
            var time = backwards ? steps - 1 - i : i;
            var result = step.apply(at(x, time), states);
            var output = result.output();
            var after = result.states();
            if (mask.isPresent()) {
                var counts = at(mask.get(), time);
                var instead = zeroOutput || outputs.isEmpty() ? Ops.zerosLike(output) : outputs.getLast();
                output = select(counts, output, instead);
                var kept = new ArrayList<Value>();
                for (var j = 0; j < after.size(); j++) {
                    kept.add(select(counts, after.get(j), states.get(j)));
                }
                after = kept;
            }
            outputs.add(output);
            states = after;
        }
        return new Result(sequences ? stack(outputs) : outputs.getLast(), states);
    }

    /** A step of a sequence. */
    static Value at(Value sequence, int time) {
        return Ops.reshape(Ops.slice(sequence, 1, time, time + 1), RecurrentLayer.stepShape(sequence.shape()));
    }

    private static Value select(Value counts, Value a, Value b) {
        var sizes = Collections.nCopies(a.shape().rank(), 1).stream().mapToInt(size -> size).toArray();
        return Ops.select(Ops.broadcast(Ops.reshape(counts, Shape.of(sizes).with(0, counts.shape().size(0))), a.shape()), a, b);
    }

    /** Steps as a sequence. */
    static Value stack(List<Value> outputs) {
        var shape = outputs.getFirst().shape();
        var step = shape.dropFirst(1).prepend(1).prepend(shape.size(0));
        return Ops.concatenate(outputs.stream().map(output -> Ops.reshape(output, step)).toList(), 1);
    }
}
