package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * Some of the images blurred while training: each pixel becomes a mean of those around it, weighed by e^(−½ (distance / σ)²), with zeros around the
 * image; clipped to the range of values. The σ across and the one down are drawn for each step, the same for all images. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomGaussianBlur}.
 */
public final class RandomGaussianBlur extends RandomImageLayer<RandomGaussianBlur> {
    /** The probability of a blur, which is drawn too: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = RandomErasing.FACTOR;
    /** How many pixels the mean is of, in both directions. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.factors("kernel_size", 2, 3)
            .within("an odd number above 0, or the same twice", sizes -> sizes.size() == 2 && sizes.getFirst().equals(sizes.getLast())
                    && sizes.getFirst() > 0 && sizes.getFirst() % 2 == 1);
    /** σ, in pixels: a number for 0 to that, or a range. */
    public static final Option<Factor> SIGMA = Option.of("sigma", Factor.TYPE, Factor.of(1)).within("a number from 0 to 1, or two", sigma -> sigma.within(0, 1));
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<RandomGaussianBlur> KIND =
            kind("RandomGaussianBlur", RandomGaussianBlur::new, FACTOR, KERNEL_SIZE, SIGMA, VALUE_RANGE, DATA_FORMAT, SEED);

    private static final double LEAST_SIGMA = 1e-6;

    private RandomGaussianBlur(Values values) {
        super(values);
    }

    /** A layer that blurs over three pixels, with a σ of 0 to 1. */
    public static RandomGaussianBlur of() {
        return KIND.create(KIND.values());
    }

    /** The same with another probability. */
    public RandomGaussianBlur withFactor(Factor factor) {
        return with(FACTOR, factor);
    }

    /** The same over so many pixels in both directions, an odd number. */
    public RandomGaussianBlur withKernelSize(int pixels) {
        return with(KERNEL_SIZE, List.of(pixels, pixels));
    }

    /** The same with another σ. */
    public RandomGaussianBlur withSigma(Factor sigma) {
        return with(SIGMA, sigma);
    }

    /** The same for pixels of other values. */
    public RandomGaussianBlur withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        int size = get(KERNEL_SIZE).getFirst();
        var across = Gaussian.weights(sigma(scope, x), size);
        var down = Gaussian.weights(sigma(scope, x), size);
        var blurred = Ops.select(Ops.broadcast(chosen(scope, x, get(FACTOR)), x.shape()), Gaussian.blur(x, across, down), x);
        return RandomBrightness.clipped(blurred, get(VALUE_RANGE));
    }

    /** One number for all images. */
    private Value sigma(Scope scope, Value x) {
        return Ops.add(Ops.reshape(draws(scope, x).uniform(1, get(SIGMA).lowFrom(0), get(SIGMA).high()), 1), LEAST_SIGMA);
    }
}
