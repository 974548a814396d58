package io.lanewise.constraint;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * Norms of at most a number (Srivastava et al., 2014): w → w · min(norm, max) / (1e-7 + norm), where norm = √Σw² over an axis, the
 * first by default.
 *
 * <p>Source: Keras {@code keras.constraints.MaxNorm}.
 */
public final class MaxNorm extends NormConstraint<MaxNorm> {
    /** The largest norm. */
    public static final Option<Double> MAX_VALUE = norm("max_value", 2);

    static final Kind<MaxNorm> KIND = Kind.of("MaxNorm", MaxNorm::new, MAX_VALUE, AXIS);

    private MaxNorm(Values values) {
        super(values);
    }

    /**
     * Norms of at most this number along the first axis.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static MaxNorm of(double max) {
        return KIND.create(KIND.values().with(MAX_VALUE, max));
    }

    @Override
    Value wanted(Value norm) {
        return Ops.clip(norm, 0, get(MAX_VALUE));
    }
}
