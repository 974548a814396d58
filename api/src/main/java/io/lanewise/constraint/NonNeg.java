package io.lanewise.constraint;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * No number below 0: w → max(w, 0).
 *
 * <p>Source: Keras {@code keras.constraints.NonNeg}.
 */
public final class NonNeg extends Configured<NonNeg> implements Constraint {
    static final Kind<NonNeg> KIND = Kind.of("NonNeg", NonNeg::new);

    private NonNeg(Values values) {
        super(values);
    }

    /** No number below 0. */
    public static NonNeg of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value project(Value weight) {
        return Ops.relu(weight);
    }
}
