package io.lanewise.constraint;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * Norms between two numbers: w → w · (rate · min(max(norm, low), high) + (1 − rate) · norm) / (1e-7 + norm), where norm = √Σw² over an
 * axis, the first by default. A rate below 1 brings norms there little by little.
 *
 * <p>Source: Keras {@code keras.constraints.MinMaxNorm}.
 */
public final class MinMaxNorm extends NormConstraint<MinMaxNorm> {
    /** The smallest norm. */
    public static final Option<Double> MIN_VALUE = norm("min_value", 0);
    /** The largest norm. */
    public static final Option<Double> MAX_VALUE = norm("max_value", 1);
    /** How much of the way a step goes. */
    public static final Option<Double> RATE = Option.of("rate", OptionType.NUMBER, 1.0).within("a finite number", Double::isFinite);

    static final Kind<MinMaxNorm> KIND = Kind.of("MinMaxNorm", MinMaxNorm::new, MIN_VALUE, MAX_VALUE, RATE, AXIS);

    private MinMaxNorm(Values values) {
        super(values);
        if (get(MIN_VALUE) > get(MAX_VALUE)) {
            throw new IllegalArgumentException("MinMaxNorm: expected min_value <= max_value, received " + get(MIN_VALUE) + " and " + get(MAX_VALUE));
        }
    }

    /**
     * Norms between two numbers along the first axis.
     *
     * @throws IllegalArgumentException if one is negative, or the first is above the second
     */
    public static MinMaxNorm of(double min, double max) {
        return KIND.create(KIND.values().with(MIN_VALUE, min).with(MAX_VALUE, max));
    }

    /** The same, going only a part of the way in each step. */
    public MinMaxNorm withRate(double rate) {
        return with(RATE, rate);
    }

    @Override
    Value wanted(Value norm) {
        double rate = get(RATE);
        return Ops.add(Ops.multiply(Ops.clip(norm, get(MIN_VALUE), get(MAX_VALUE)), rate), Ops.multiply(norm, 1 - rate));
    }
}
