package io.lanewise.regularizer;

import static io.lanewise.op.Ops.abs;
import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/** l1 · Σ|w| + l2 · Σw²: Keras's {@code L1L2}, and {@code L1} and {@code L2}, which have 0.01 as their factor by default. */
public final class L1L2 extends Configured<L1L2> implements Regularizer {
    /** The factor of the absolute values. */
    public static final Option<Double> L1 = factor("l1", 0);
    /** The factor of the squares. */
    public static final Option<Double> L2 = factor("l2", 0);

    private static final Option<Double> ONLY_L1 = factor("l1", 0.01);
    private static final Option<Double> ONLY_L2 = factor("l2", 0.01);

    static final Kind<L1L2> KIND = Kind.of("L1L2", values -> new L1L2(values, values.get(L1), values.get(L2)), L1, L2);
    static final Kind<L1L2> L1_KIND = Kind.of("L1", values -> new L1L2(values, values.get(ONLY_L1), 0), ONLY_L1);
    static final Kind<L1L2> L2_KIND = Kind.of("L2", values -> new L1L2(values, 0, values.get(ONLY_L2)), ONLY_L2);

    private final double l1;
    private final double l2;

    private L1L2(Values values, double l1, double l2) {
        super(values);
        this.l1 = l1;
        this.l2 = l2;
    }

    /** A factor, with a default that null stands for too. */
    static Option<Double> factor(String key, double defaultValue) {
        return Option.of(key, OptionType.NUMBER, defaultValue)
                .within("a finite number of 0 or more", value -> value >= 0 && value < Double.POSITIVE_INFINITY)
                .withNull(defaultValue);
    }

    /** l1 · Σ|w|. */
    public static L1L2 l1(double factor) {
        return L1_KIND.create(L1_KIND.values().with(ONLY_L1, factor));
    }

    /** l2 · Σw². */
    public static L1L2 l2(double factor) {
        return L2_KIND.create(L2_KIND.values().with(ONLY_L2, factor));
    }

    /** l1 · Σ|w| + l2 · Σw². */
    public static L1L2 of(double l1, double l2) {
        return KIND.create(KIND.values().with(L1, l1).with(L2, l2));
    }

    @Override
    public Value penalty(Value weight) {
        var absolute = multiply(sum(abs(weight)), l1);
        var squares = multiply(sum(square(weight)), l2);
        if (l2 == 0) {
            return absolute;
        }
        return l1 == 0 ? squares : add(absolute, squares);
    }
}
