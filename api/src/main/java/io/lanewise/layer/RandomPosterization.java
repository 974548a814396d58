package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * Fewer values while training: y = ⌊x / s⌋ · s with s = 2^(8 − bits), for pixels from 0 to 255, with a whole number of bits of each image's own; does
 * nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomPosterization}.
 */
public final class RandomPosterization extends RandomImageLayer<RandomPosterization> {
    private static final int MOST_BITS = 8;

    /** The bits that are kept, from the first number to below the second; a number f stands for 1 and f. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from 1 to 8, or two, the first at most 8, the second at least 1", factor -> factor.reaches(1, MOST_BITS));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomPosterization> KIND = kind("RandomPosterization", RandomPosterization::new, FACTOR, VALUE_RANGE, SEED, DATA_FORMAT);

    private RandomPosterization(Values values) {
        super(values);
    }

    /** A layer that keeps 1 to bits − 1 bits; one bit if that is 1. */
    public static RandomPosterization of(int bits) {
        return of(Factor.of(bits));
    }

    /**
     * A layer that keeps as many bits as from the first number to below the second, or to it if they are equal.
     *
     * @throws IllegalArgumentException if they do not lie within 1 to 8
     */
    public static RandomPosterization of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for pixels of other values. */
    public RandomPosterization withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var range = new ValueRange(get(VALUE_RANGE));
        var low = (int) get(FACTOR).lowFrom(1);
        var high = Math.max((int) get(FACTOR).high(), low + 1);
        var bits = Ops.floor(uniform(scope, x, low, high));
        var size = Ops.multiply(bits, 0);
        for (var count = low; count < high; count++) {
            size = Ops.add(size, Ops.multiply(Ops.equal(bits, Ops.constant(x, count)), Math.pow(2, MOST_BITS - count)));
        }
        return range.fromBytes(Ops.multiply(Ops.floor(Ops.divide(Ops.floor(range.toBytes(x)), size)), size));
    }
}
