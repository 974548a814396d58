package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.FillMode;
import io.lanewise.op.Interpolation;
import io.lanewise.op.Ops;
import io.lanewise.op.Sampling;
import io.lanewise.op.Warp;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of the images distorted while training, as if drawn on rubber: the pixel at (x, y) shows what stood at (x + α dx, y + α dy), clipped to the range
 * of values. dx and dy are normal numbers times σ for each pixel, blurred: means of those around, weighed by e^(−½ (distance / σ)²) up to a distance
 * of 3 σ, with zeros around the image. α = 0.1 s max(height, width), σ = 0.05 s min(height, width), with an s that is drawn for each step, the same
 * for all images. Does nothing otherwise, or if factor or scale are 0.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomElasticTransform}, on PyTorch: on TensorFlow dx and dy are the same, and a σ below 1 blurs nothing.
 */
public final class RandomElasticTransform extends RandomImageLayer<RandomElasticTransform> {
    /** The probability of a distortion, which is drawn too: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = Option.of("factor", Factor.FROM_ZERO, Factor.of(0, 1))
            .within("a number from 0 to 1, or two, the first at most 1, the second at least 0", factor -> factor.reaches(0, 1));
    /** s: a number for 0 to that, or a range. */
    public static final Option<Factor> SCALE = Option.of("scale", Factor.FROM_ZERO, Factor.of(0, 1))
            .within("a number from 0 to 1, or two of 0 or more, the first at most 1", scale -> scale.reaches(0, 1) && scale.lowFrom(0) >= 0);
    /** What stands between the pixels: linear steps, by default. */
    public static final Option<Interpolation> INTERPOLATION = RandomMotionLayer.INTERPOLATION;
    /** What stands beyond the rim: the image in a mirror, by default. */
    public static final Option<FillMode> FILL_MODE = Option.of("fill_mode", OptionType.constants("fill mode", FillMode.class), FillMode.REFLECT);
    /** The number beyond the rim, with the fill mode constant. */
    public static final Option<Double> FILL_VALUE = RandomMotionLayer.FILL_VALUE;
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomElasticTransform> KIND = kind(
            "RandomElasticTransform", RandomElasticTransform::new, FACTOR, SCALE, INTERPOLATION, FILL_MODE, FILL_VALUE, VALUE_RANGE, SEED, DATA_FORMAT);

    private static final double ALPHA = 0.1;
    private static final double SIGMA = 0.05;
    private static final double LEAST_SIGMA = 1e-6;

    private RandomElasticTransform(Values values) {
        super(values);
    }

    /** A layer with a probability and an s of 0 to 1. */
    public static RandomElasticTransform of() {
        return KIND.create(KIND.values());
    }

    /** The same with another probability. */
    public RandomElasticTransform withFactor(Factor factor) {
        return with(FACTOR, factor.fromZero());
    }

    /** The same that distorts less, or more evenly so. */
    public RandomElasticTransform withScale(Factor scale) {
        return with(SCALE, scale.fromZero());
    }

    /** The same with another interpolation, nearest or bilinear. */
    public RandomElasticTransform withInterpolation(Interpolation interpolation) {
        return with(INTERPOLATION, interpolation);
    }

    /** The same with something else beyond the rim. */
    public RandomElasticTransform withFillMode(FillMode mode) {
        return with(FILL_MODE, mode);
    }

    /** The same with another number beyond the rim. */
    public RandomElasticTransform withFillValue(double value) {
        return with(FILL_VALUE, value);
    }

    /** The same for pixels of other values. */
    public RandomElasticTransform withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        if (get(FACTOR).high() == 0 || get(SCALE).high() == 0) {
            return x;
        }
        var draws = draws(scope, x);
        var strength = draws.uniform(1, get(SCALE).lowFrom(0), get(SCALE).high());
        var numbers = draws.normal(Shape.of(2 * x.shape().size(0), x.shape().size(1), x.shape().size(2), 1), 1);
        var distorted = distorted(x, displacements(numbers, strength, get(SCALE).high()));
        var some = Ops.select(Ops.broadcast(chosen(scope, x, get(FACTOR)), x.shape()), distorted, x);
        return RandomBrightness.clipped(some, get(VALUE_RANGE));
    }

    /** α dx of all images, then α dy of all, of normal numbers for both: (2 · batch, height, width, 1). */
    static Value displacements(Value numbers, Value strength, double strongest) {
        var height = numbers.shape().size(1);
        var width = numbers.shape().size(2);
        var widest = SIGMA * Math.min(height, width);
        var sigma = Ops.affine(Ops.reshape(strength, 1), widest, LEAST_SIGMA);
        var most = (int) (Gaussian.REACH * (widest * strongest + LEAST_SIGMA));
        // Products of matrices: windows as wide as these would take many times as long.
        var blurred = along(along(numbers, Gaussian.band(sigma, width, most)), Gaussian.band(sigma, height, most));
        return Ops.multiply(blurred, Ops.multiply(sigma, Ops.multiply(Ops.reshape(strength, 1), ALPHA * Math.max(height, width))));
    }

    /** The columns of (samples, rows, columns, 1) times a matrix, as rows: (samples, columns, rows, 1). */
    private static Value along(Value x, Value matrix) {
        var samples = x.shape().size(0);
        var rows = x.shape().size(1);
        var columns = x.shape().size(2);
        var y = Ops.reshape(Ops.matMul(Ops.reshape(x, samples * rows, columns), matrix), samples, rows, columns);
        return Ops.reshape(Ops.transpose(y, 0, 2, 1), samples, columns, rows, 1);
    }

    /** Images read where the displacements say. */
    Value distorted(Value x, Value displacements) {
        var batch = x.shape().size(0);
        var columns = Ops.add(Ops.slice(displacements, 0, 0, batch), indices(x, 2));
        var rows = Ops.add(Ops.slice(displacements, 0, batch, 2 * batch), indices(x, 1));
        return x.tape().append(new Warp(new Sampling(get(INTERPOLATION) == Interpolation.BILINEAR, get(FILL_MODE), get(FILL_VALUE))), x, rows, columns);
    }

    /** 0, 1, … along an axis, which broadcast to the images. */
    private static Value indices(Value x, int axis) {
        var size = x.shape().size(axis);
        return x.tape().constant(Tensor.of(IntStream.range(0, size).mapToDouble(i -> i).toArray()).reshape(Shape.of(1, 1, 1, 1).with(axis, size).toArray()));
    }
}
