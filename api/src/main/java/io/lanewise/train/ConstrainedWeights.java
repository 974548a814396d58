package io.lanewise.train;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Program;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.op.Ops;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weights that must be something after each step: the projections of all, traced once, and replayed like any computation. */
final class ConstrainedWeights {
    private final @Nullable Program projections;

    /**
     * The constrained ones among some weights.
     *
     * @throws IllegalArgumentException if a constraint cannot take its weight, or gives another shape
     */
    ConstrainedWeights(List<Variable> variables) {
        var tape = new Tape();
        var targets = new HashMap<Value, Buffer>();
        for (var variable : variables) {
            variable.projection().ifPresent(projection -> {
                var projected = projection.apply(tape.weight(variable));
                if (!projected.shape().equals(variable.shape())) {
                    throw new IllegalArgumentException("constraint of " + variable + ": expected a weight of the same shape, received " + projected.shape());
                }
                // Only the copy changes the weight, when nothing reads it any more.
                targets.put(Ops.copy(projected), variable.buffer());
            });
        }
        this.projections = targets.isEmpty() ? null : Program.plan(Set.of(), targets, new Arena());
    }

    /** Replaces each weight by what its constraint makes of it. Allocates nothing once warm. */
    void apply() {
        if (projections != null) {
            projections.prepare();
            projections.run();
        }
    }
}
