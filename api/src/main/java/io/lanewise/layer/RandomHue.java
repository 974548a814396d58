package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * Turns the hue of each image around the circle of colours while training, by f / 2 of it, one way or the other, with an f of each image's own;
 * does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, 3), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomHue}.
 */
public final class RandomHue extends RandomImageLayer<RandomHue> {
    /** f: a number for 0 to that, or a range. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from 0 to 1, or two, the first at most 1, the second at least 0", factor -> factor.reaches(0, 1));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomHue> KIND = kind("RandomHue", RandomHue::new, FACTOR, VALUE_RANGE, DATA_FORMAT, SEED);

    private RandomHue(Values values) {
        super(values);
    }

    /** A layer with an f of 0 to factor. */
    public static RandomHue of(double factor) {
        return of(Factor.of(factor));
    }

    /**
     * A layer with such an f.
     *
     * @throws IllegalArgumentException if it does not lie within 0 to 1
     */
    public static RandomHue of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for pixels of other values. */
    public RandomHue withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var range = new ValueRange(get(VALUE_RANGE));
        var hsv = Hsv.of(this, range.toUnit(x));
        var way = Ops.sign(uniform(scope, x, -1, 1));
        var turn = Ops.multiply(Ops.multiply(uniform(scope, x, get(FACTOR).lowFrom(0), get(FACTOR).high()), way), 0.5);
        return range.fromUnit(Ops.clip(hsv.withHue(Hsv.wrapped(Ops.add(hsv.hue(), turn))).toRgb(), 0, 1));
    }
}
