package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * y = x + f · (gray − x) while training, clipped to the range of values, with an f of each image's own and gray = 0.2989 red + 0.587 green + 0.114
 * blue; does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, 3), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomColorDegeneration}.
 */
public final class RandomColorDegeneration extends RandomImageLayer<RandomColorDegeneration> {
    /** f: a number for 0 to that, or a range. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from 0 to 1, or two, the first at most 1, the second at least 0", factor -> factor.reaches(0, 1));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomColorDegeneration> KIND =
            kind("RandomColorDegeneration", RandomColorDegeneration::new, FACTOR, VALUE_RANGE, SEED, DATA_FORMAT);

    private RandomColorDegeneration(Values values) {
        super(values);
    }

    /** A layer with an f of 0 to factor. */
    public static RandomColorDegeneration of(double factor) {
        return of(Factor.of(factor));
    }

    /**
     * A layer with such an f.
     *
     * @throws IllegalArgumentException if it does not lie within 0 to 1
     */
    public static RandomColorDegeneration of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for pixels of other values. */
    public RandomColorDegeneration withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var factor = uniform(scope, x, get(FACTOR).lowFrom(0), get(FACTOR).high());
        var gray = Grayscale.of(this, x);
        return RandomBrightness.clipped(Ops.add(x, Ops.multiply(Ops.subtract(gray, x), factor)), get(VALUE_RANGE));
    }
}
