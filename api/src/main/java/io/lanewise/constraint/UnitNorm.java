package io.lanewise.constraint;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * Norms of 1: w → w / (1e-7 + norm), where norm = √Σw² over an axis, the first by default.
 *
 * <p>Source: Keras {@code keras.constraints.UnitNorm}.
 */
public final class UnitNorm extends NormConstraint<UnitNorm> {
    static final Kind<UnitNorm> KIND = Kind.of("UnitNorm", UnitNorm::new, AXIS);

    private UnitNorm(Values values) {
        super(values);
    }

    /** Norms of 1 along the first axis. */
    public static UnitNorm of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value wanted(Value norm) {
        return Ops.onesLike(norm);
    }
}
