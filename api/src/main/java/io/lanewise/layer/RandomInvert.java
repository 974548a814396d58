package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * y = greatest − x for some of the images while training, each with a probability drawn for it; does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomInvert}.
 */
public final class RandomInvert extends RandomImageLayer<RandomInvert> {
    /** The probability: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = Option.of("factor", Factor.TYPE, Factor.of(1))
            .within("a number from 0 to 1, or two, the first at most 1, the second at least 0", factor -> factor.reaches(0, 1));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomInvert> KIND = kind("RandomInvert", RandomInvert::new, FACTOR, VALUE_RANGE, SEED, DATA_FORMAT);

    private RandomInvert(Values values) {
        super(values);
    }

    /** A layer whose probabilities lie between 0 and 1. */
    public static RandomInvert of() {
        return KIND.create(KIND.values());
    }

    /** The same with other probabilities. */
    public RandomInvert withFactor(Factor factor) {
        return with(FACTOR, factor);
    }

    /** The same for pixels of other values. */
    public RandomInvert withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        return Ops.select(Ops.broadcast(chosen(scope, x, get(FACTOR)), x.shape()), Ops.add(Ops.negate(x), get(VALUE_RANGE).get(1)), x);
    }
}
