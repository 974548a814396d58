package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * Colours of each image paler or stronger while training: the saturation times f / (1 − f), with an f of each image's own; ½ changes nothing. Does
 * nothing otherwise. As in Keras, the new saturation is clipped to the range of values, whatever that is.
 *
 * <p><b>Shapes.</b> (batch, height, width, 3), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomSaturation}.
 */
public final class RandomSaturation extends RandomImageLayer<RandomSaturation> {
    /** f: a number for −that to that, or a range. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from −1 to 1, or two, the first at most 1, the second at least −1", factor -> factor.reaches(-1, 1));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomSaturation> KIND = kind("RandomSaturation", RandomSaturation::new, FACTOR, VALUE_RANGE, DATA_FORMAT, SEED);

    private static final double EPSILON = 1e-7;

    private RandomSaturation(Values values) {
        super(values);
    }

    /** A layer with an f of −factor to factor. */
    public static RandomSaturation of(double factor) {
        return of(Factor.of(factor));
    }

    /**
     * A layer with such an f.
     *
     * @throws IllegalArgumentException if it does not lie within −1 to 1
     */
    public static RandomSaturation of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for pixels of other values. */
    public RandomSaturation withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var hsv = Hsv.of(this, x);
        var factor = uniform(scope, x, get(FACTOR).low(), get(FACTOR).high());
        var times = Ops.divide(factor, Ops.affine(factor, -1, 1 + EPSILON));
        return hsv.withSaturation(RandomBrightness.clipped(Ops.multiply(hsv.saturation(), times), get(VALUE_RANGE))).toRgb();
    }
}
