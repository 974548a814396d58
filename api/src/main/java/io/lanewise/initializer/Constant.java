package io.lanewise.initializer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.tensor.Shape;
import java.util.Arrays;

/** All numbers the same: {@code Constant}, 0 by default, {@code Zeros} and {@code Ones}. */
public final class Constant extends Configured<Constant> implements Initializer {
    /** The number. */
    public static final Option<Double> VALUE = Option.of("value", OptionType.NUMBER, 0.0).written();

    static final Kind<Constant> KIND = Kind.of("Constant", values -> new Constant(values, values.get(VALUE)), VALUE);
    static final Kind<Constant> ZEROS_KIND = Kind.of("Zeros", values -> new Constant(values, 0));
    static final Kind<Constant> ONES_KIND = Kind.of("Ones", values -> new Constant(values, 1));

    /** All zeros: Keras's {@code zeros}. */
    public static final Constant ZEROS = ZEROS_KIND.create(ZEROS_KIND.values());
    /** All ones: Keras's {@code ones}. */
    public static final Constant ONES = ONES_KIND.create(ONES_KIND.values());

    private final double value;

    private Constant(Values values, double value) {
        super(values);
        this.value = value;
    }

    /** All numbers are this one. */
    public static Constant of(double value) {
        return KIND.create(KIND.values().with(VALUE, value));
    }

    @Override
    public void fill(Shape shape, RandomKey key, float[] target) {
        Arrays.fill(target, (float) value);
    }
}
