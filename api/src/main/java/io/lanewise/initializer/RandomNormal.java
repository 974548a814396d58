package io.lanewise.initializer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.Philox;
import io.lanewise.tensor.Shape;

/**
 * Normally distributed numbers, by default of mean 0 and standard deviation 0.05: Keras's {@code RandomNormal} ({@code normal}),
 * and {@code TruncatedNormal}, which draws again whatever is more than two standard deviations from the mean.
 */
public final class RandomNormal extends SeededInitializer<RandomNormal> {
    /** The mean. */
    public static final Option<Double> MEAN = Option.of("mean", OptionType.NUMBER, 0.0);
    /** The standard deviation, before truncation. */
    public static final Option<Double> STDDEV = Option.of("stddev", OptionType.NUMBER, 0.05).within("a number of 0 or more", value -> value >= 0);

    static final Kind<RandomNormal> KIND = Kind.of("RandomNormal", values -> new RandomNormal(values, false), SEED, MEAN, STDDEV);
    static final Kind<RandomNormal> TRUNCATED_KIND = Kind.of("TruncatedNormal", values -> new RandomNormal(values, true), SEED, MEAN, STDDEV);

    private final boolean truncated;

    private RandomNormal(Values values, boolean truncated) {
        super(values);
        this.truncated = truncated;
    }

    /** Numbers of this mean and standard deviation. */
    public static RandomNormal of(double mean, double stddev) {
        return KIND.create(KIND.values().with(MEAN, mean).with(STDDEV, stddev));
    }

    /** Numbers of this mean and standard deviation, none further than twice the latter from the former. */
    public static RandomNormal truncated(double mean, double stddev) {
        return TRUNCATED_KIND.create(TRUNCATED_KIND.values().with(MEAN, mean).with(STDDEV, stddev));
    }

    @Override
    void draw(Shape shape, RandomKey key, float[] target) {
        var mean = get(MEAN).floatValue();
        var deviation = get(STDDEV).floatValue();
        if (truncated) {
            Philox.truncatedNormal(key.seed(), key.stream(), 0, target.length, mean, deviation, target, 0);
        } else {
            Philox.normal(key.seed(), key.stream(), 0, target.length, mean, deviation, target, 0);
        }
    }
}
