package io.lanewise.train;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Program;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.op.Ops;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
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
                // Only the copy changes the weight, when nothing reads it any more.
                targets.put(Ops.copy(project(tape, variable, projection)), variable.buffer());
            });
        }
        this.projections = targets.isEmpty() ? null : Program.plan(Set.of(), targets, new Arena());
    }

    private static Value project(Tape tape, Variable variable, UnaryOperator<Value> projection) {
        Value projected;
        try {
            projected = projection.apply(tape.weight(variable));
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException("constraint of " + variable + ": " + unfit.getMessage(), unfit);
        }
        if (!projected.spec().equals(Spec.floats(variable.shape()))) {
            throw new IllegalArgumentException("constraint of " + variable + ": expected a weight of the same shape, received " + projected.spec());
        }
        return projected;
    }

    /** What projecting takes, in an arena of its own: bytes. */
    long bytes() {
        return projections == null ? 0 : projections.memory().arena() + projections.memory().fixed();
    }

    /** Replaces each weight by what its constraint makes of it. Allocates nothing once warm. */
    void apply() {
        if (projections != null) {
            projections.prepare();
            projections.run();
        }
    }
}
