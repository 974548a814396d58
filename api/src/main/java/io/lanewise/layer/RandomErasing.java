package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * Something else in a box of some of the images while training: the fill value, or normal numbers times the greatest value of a pixel, clipped to
 * the range of values. Width and height are shares √s of the image's, each with an s of its own. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomErasing} (Zhong et al., 2017).
 */
public final class RandomErasing extends RandomImageLayer<RandomErasing> {
    private static final int COLOURS = 3;

    /** The probability of a box, which is drawn too: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = Option.of("factor", Factor.TYPE, Factor.of(1))
            .within("a number from 0 to 1, or two, the first at most 1, the second at least 0", factor -> factor.reaches(0, 1));
    /** s: a number for 0 to that, or a range. */
    public static final Option<Factor> SCALE = Option.of("scale", Factor.TYPE, Factor.of(0.02, 0.33))
            .within("a number from 0 to 1, or two", factor -> factor.within(0, 1));
    /** What stands in the box, a number or one for each of three channels; random numbers, unless given. */
    public static final Option<Coefficients> FILL_VALUE = Option.optional("fill_value", Coefficients.TYPE)
            .within("a number or three", fill -> fill.isNumber() || fill.shape().equals(Shape.of(COLOURS)));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomErasing> KIND = kind("RandomErasing", RandomErasing::new, FACTOR, SCALE, FILL_VALUE, VALUE_RANGE, SEED, DATA_FORMAT);

    private RandomErasing(Values values) {
        super(values);
    }

    /** A layer whose boxes take 2 to 33 hundredths of an image, of normal numbers. */
    public static RandomErasing of() {
        return KIND.create(KIND.values());
    }

    /** The same with another probability of a box. */
    public RandomErasing withFactor(Factor factor) {
        return with(FACTOR, factor);
    }

    /** The same with larger or smaller boxes. */
    public RandomErasing withScale(Factor scale) {
        return with(SCALE, scale);
    }

    /** The same with this number in the boxes, or with one for each of three channels. */
    public RandomErasing withFillValue(double... numbers) {
        return with(FILL_VALUE, numbers.length == 1 ? Coefficients.of(numbers[0]) : Coefficients.of(numbers));
    }

    /** The same for pixels of other values. */
    public RandomErasing withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var box = RandomBox.mask(x.shape().size(1), x.shape().size(2), share(scope, x), share(scope, x), draws(scope, x));
        var erased = Ops.broadcast(Ops.multiply(box, chosen(scope, x, get(FACTOR))), x.shape());
        return Ops.select(erased, RandomBrightness.clipped(fill(scope, x), get(VALUE_RANGE)), x);
    }

    private Value share(Scope scope, Value x) {
        return Ops.sqrt(uniform(scope, x, get(SCALE).lowFrom(0), get(SCALE).high()));
    }

    private Value fill(Scope scope, Value x) {
        if (find(FILL_VALUE).isEmpty()) {
            return draws(scope, x).normal(x.shape(), Math.abs(get(VALUE_RANGE).get(1)));
        }
        var fill = get(FILL_VALUE);
        if (!fill.fits(x.shape())) {
            throw wrongImage("images of 3 channels, as the fill_value has three numbers", x);
        }
        return Ops.broadcast(x.tape().constant(fill.tensor()), x.shape());
    }
}
