package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * y = x + (1 − 2 f) · (smooth − x) while training, clipped to the range of values, with an f of each image's own; smooth is 5/13 of a pixel and 1/13
 * of each of the eight around it, with zeros around the image. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomSharpness}.
 */
public final class RandomSharpness extends RandomImageLayer<RandomSharpness> {
    /** f: a number for 0 to that, or a range; one half changes nothing. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from 0 to 1, or two, the first at most 1, the second at least 0", factor -> factor.reaches(0, 1));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomSharpness> KIND = kind("RandomSharpness", RandomSharpness::new, FACTOR, VALUE_RANGE, SEED, DATA_FORMAT);

    private static final double NEIGHBOUR = 1.0 / 13;
    private static final double CENTRE = 5.0 / 13;

    private RandomSharpness(Values values) {
        super(values);
    }

    /** A layer with an f of 0 to factor. */
    public static RandomSharpness of(double factor) {
        return of(Factor.of(factor));
    }

    /**
     * A layer with such an f.
     *
     * @throws IllegalArgumentException if it does not lie within 0 to 1
     */
    public static RandomSharpness of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for pixels of other values. */
    public RandomSharpness withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var factor = uniform(scope, x, get(FACTOR).lowFrom(0), get(FACTOR).high());
        var around = sumOfThree(sumOfThree(x, 1), 2);
        var smooth = Ops.add(Ops.multiply(around, NEIGHBOUR), Ops.multiply(x, CENTRE - NEIGHBOUR));
        return RandomBrightness.clipped(Ops.add(x, Ops.multiply(Ops.subtract(smooth, x), Ops.affine(factor, -2, 1))), get(VALUE_RANGE));
    }

    /** Each element plus its two neighbours along an axis. */
    private static Value sumOfThree(Value x, int axis) {
        var size = x.shape().size(axis);
        var padded = Axes.pad(x, axis, 1, 1);
        return Ops.add(Ops.add(Ops.slice(padded, axis, 0, size), x), Ops.slice(padded, axis, 2, size + 2));
    }
}
