package io.lanewise.layer;

import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.add;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;

/**
 * Dropout for selu: while training, with probability rate, sets inputs to the value −1.7581 that selu saturates at, then scales and
 * shifts all so that mean 0 and variance 1 stay what they are; does nothing otherwise (Klambauer et al., 2017).
 *
 * <p>With s = −1.7581: y = a · (kept ? x : s) + b, a = ((1 − rate) (1 + rate · s²))^−½, b = −a · s · rate.
 *
 * <p><b>Shapes.</b> Any; it is kept. A noise shape as in {@link Dropout}.
 *
 * <p>Source: Keras {@code keras.layers.AlphaDropout}.
 */
public final class AlphaDropout extends ConfiguredLayer<AlphaDropout> {
    /** The probability with which an input is replaced. */
    public static final Option<Double> RATE = Dropout.RATE;
    /** Which neighbours share their fate. */
    public static final Option<List<Integer>> NOISE_SHAPE = Dropout.NOISE_SHAPE;
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;

    static final Kind<AlphaDropout> KIND = kind("AlphaDropout", AlphaDropout::new, RATE, SEED, NOISE_SHAPE);

    /** What selu tends to for large negative inputs: −scale · alpha. */
    private static final double SATURATION = -1.0507009873554805 * 1.6732632423543772;

    private AlphaDropout(Values values) {
        super(values);
    }

    /**
     * A layer that replaces inputs with this probability.
     *
     * @throws IllegalArgumentException if the rate is not from 0 to 1
     */
    public static AlphaDropout of(double rate) {
        return KIND.create(KIND.values().with(RATE, rate));
    }

    /** The same with a seed of its own. */
    public AlphaDropout withSeed(long seed) {
        return with(SEED, seed);
    }

    /** The same with a noise shape: 1 where neighbours along an axis share their fate, else −1. */
    public AlphaDropout withNoiseShape(int... sizes) {
        return with(NOISE_SHAPE, Arrays.stream(sizes).boxed().toList());
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        double rate = get(RATE);
        if (!scope.training() || rate == 0) {
            return x;
        }
        if (rate == 1) {
            throw new IllegalArgumentException(this + ": expected a rate below 1 for training, received 1, which leaves no variance to keep");
        }
        var mask = Dropout.mask(scope, Dropout.noiseShape(this, find(NOISE_SHAPE), x), rate, find(SEED));
        var kept = greater(mask, 0);
        var mixed = add(multiply(x, broadcast(kept, x.shape())), broadcast(affine(kept, -SATURATION, SATURATION), x.shape()));
        var a = 1 / Math.sqrt((1 - rate) * (1 + rate * SATURATION * SATURATION));
        return affine(mixed, a, -a * SATURATION * rate);
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
