package io.lanewise.layer;

import io.lanewise.activation.Activations;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;

/**
 * The rectifier as a layer of its own: y = min(x, max_value) where x &gt; threshold, else negative_slope · (x − threshold). It is
 * the function {@link Activations#RELU}.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.ReLU}.
 */
public final class Relu extends ConfiguredLayer<Relu> {
    /** The largest output; none unless given. */
    public static final Option<Double> MAX_VALUE =
            Option.optional("max_value", OptionType.NUMBER).within("a number of 0 or more", value -> value >= 0);
    /** The slope for inputs up to the threshold. */
    public static final Option<Double> NEGATIVE_SLOPE = atLeastZero("negative_slope", 0);
    /** Where the function begins to let its input through. */
    public static final Option<Double> THRESHOLD = atLeastZero("threshold", 0);

    static final Kind<Relu> KIND = kind("ReLU", Relu::new, MAX_VALUE, NEGATIVE_SLOPE, THRESHOLD);

    private Relu(Values values) {
        super(values);
    }

    /** A number of 0 or more. */
    static Option<Double> atLeastZero(String key, double defaultValue) {
        return Option.of(key, OptionType.NUMBER, defaultValue).within("a number of 0 or more", value -> value >= 0);
    }

    /** A layer that computes max(x, 0). */
    public static Relu of() {
        return KIND.create(KIND.values());
    }

    /** The same with a bound for its output. */
    public Relu withMaxValue(double maxValue) {
        return with(MAX_VALUE, maxValue);
    }

    /** The same with a slope for inputs up to the threshold. */
    public Relu withNegativeSlope(double slope) {
        return with(NEGATIVE_SLOPE, slope);
    }

    /** The same with another place where it begins. */
    public Relu withThreshold(double threshold) {
        return with(THRESHOLD, threshold);
    }

    @Override
    protected Value call(Scope scope, Value x) {
        return Activations.RELU
                .with(Activations.MAX_VALUE, find(MAX_VALUE).orElse(null))
                .with(Activations.NEGATIVE_SLOPE, get(NEGATIVE_SLOPE))
                .with(Activations.THRESHOLD, get(THRESHOLD))
                .apply(Ops.cast(x, DType.FLOAT32));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
