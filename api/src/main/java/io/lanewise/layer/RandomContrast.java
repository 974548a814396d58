package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * y = (x − mean) · contrast + mean while training, clipped to the range of values, with the mean of each image and channel and a contrast of
 * each image's own from 1 − low to 1 + high; does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomContrast}.
 */
public final class RandomContrast extends RandomImageLayer<RandomContrast> {
    /** Low and high; a number f stands for 0 and f, as in Keras. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from 0 to 1, or two, the first at most 1, the second at least 0", factor -> factor.reaches(0, 1));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomContrast> KIND = kind("RandomContrast", RandomContrast::new, FACTOR, VALUE_RANGE, SEED, DATA_FORMAT);

    private RandomContrast(Values values) {
        super(values);
    }

    /** A layer with a contrast of 1 to 1 + factor. */
    public static RandomContrast of(double factor) {
        return of(Factor.of(factor));
    }

    /**
     * A layer with a contrast of 1 − low to 1 + high.
     *
     * @throws IllegalArgumentException if the factor does not lie within 0 to 1
     */
    public static RandomContrast of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for pixels of other values. */
    public RandomContrast withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var factor = get(FACTOR);
        var low = factor.numbers().size() == 1 ? 1 : 1 - factor.low();
        var high = 1 + factor.high();
        var contrast = uniform(scope, x, Math.min(low, high), Math.max(low, high));
        var mean = Axes.mean(x, List.of(1, 2));
        return RandomBrightness.clipped(Ops.add(Ops.multiply(Ops.subtract(x, mean), contrast), mean), get(VALUE_RANGE));
    }
}
