package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Collections;
import java.util.List;

/**
 * While training y = x + a, within 0 and 255, and 255 − y where that is not below t, for pixels from 0 to 255, with a and t of each image's own:
 * from the first number of a factor to 255 times the second. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.Solarization}.
 */
public final class Solarization extends RandomImageLayer<Solarization> {
    /** What is added: a number f for 0 to f, or a range. */
    public static final Option<Factor> ADDITION_FACTOR = factor("addition_factor");
    /** From where on pixels are turned round: a number f for 0 to f, or a range. */
    public static final Option<Factor> THRESHOLD_FACTOR = factor("threshold_factor");
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<Solarization> KIND =
            kind("Solarization", Solarization::new, VALUE_RANGE, ADDITION_FACTOR, THRESHOLD_FACTOR, SEED, DATA_FORMAT);

    private Solarization(Values values) {
        super(values);
    }

    private static Option<Factor> factor(String key) {
        return Option.of(key, Factor.TYPE, Factor.of(0)).within("a number from 0 to 1, or two", factor -> factor.within(0, 1));
    }

    /** A layer that turns all pixels round. */
    public static Solarization of() {
        return KIND.create(KIND.values());
    }

    /** The same that adds something first. */
    public Solarization withAdditionFactor(Factor factor) {
        return with(ADDITION_FACTOR, factor);
    }

    /** The same that keeps pixels below a threshold. */
    public Solarization withThresholdFactor(Factor factor) {
        return with(THRESHOLD_FACTOR, factor);
    }

    /** The same for pixels of other values. */
    public Solarization withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var range = new ValueRange(get(VALUE_RANGE));
        var added = Ops.clip(Ops.add(range.toBytes(x), drawn(scope, x, get(ADDITION_FACTOR))), 0, ValueRange.MOST);
        var below = Ops.greater(Ops.broadcast(drawn(scope, x, get(THRESHOLD_FACTOR)), x.shape()), added);
        return range.fromBytes(Ops.select(below, added, Ops.add(Ops.negate(added), ValueRange.MOST)));
    }

    /** As in Keras, only the second end is a share of 255. */
    private Value drawn(Scope scope, Value x, Factor factor) {
        var low = factor.numbers().size() == 1 ? 0 : factor.low();
        var high = Collections.max(factor.numbers()) * ValueRange.MOST;
        return uniform(scope, x, Math.min(low, high), Math.max(low, high));
    }
}
