package io.lanewise.initializer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.Philox;
import io.lanewise.tensor.Shape;

/** Evenly distributed numbers, from −0.05 to 0.05 by default: Keras's {@code uniform}. */
public final class RandomUniform extends SeededInitializer<RandomUniform> {
    /** The smallest number. */
    public static final Option<Double> MINVAL = Option.of("minval", OptionType.NUMBER, -0.05);
    /** The bound that is not reached. */
    public static final Option<Double> MAXVAL = Option.of("maxval", OptionType.NUMBER, 0.05);

    static final Kind<RandomUniform> KIND = Kind.of("RandomUniform", RandomUniform::new, SEED, MINVAL, MAXVAL);

    private RandomUniform(Values values) {
        super(values);
    }

    /** Numbers from {@code minval} to {@code maxval}. */
    public static RandomUniform of(double minval, double maxval) {
        return KIND.create(KIND.values().with(MINVAL, minval).with(MAXVAL, maxval));
    }

    @Override
    void draw(Shape shape, RandomKey key, float[] target) {
        Philox.uniform(key.seed(), key.stream(), 0, target.length, get(MINVAL).floatValue(), get(MAXVAL).floatValue(), target, 0);
    }
}
