package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.op.RandomNormal;
import io.lanewise.tensor.DType;

/**
 * y = x · noise while training, where noise is normal around 1 with the standard deviation √(rate / (1 − rate)), as dropout's is;
 * does nothing otherwise (Srivastava et al., 2014).
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.GaussianDropout}.
 */
public final class GaussianDropout extends ConfiguredLayer<GaussianDropout> {
    /** The rate of the dropout that the noise is like. */
    public static final Option<Double> RATE = Dropout.RATE;
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;

    static final Kind<GaussianDropout> KIND = kind("GaussianDropout", GaussianDropout::new, RATE, SEED);

    private GaussianDropout(Values values) {
        super(values);
    }

    /**
     * A layer with noise like that of a dropout.
     *
     * @throws IllegalArgumentException if the rate is not from 0 to 1
     */
    public static GaussianDropout of(double rate) {
        return KIND.create(KIND.values().with(RATE, rate));
    }

    /** The same with a seed of its own. */
    public GaussianDropout withSeed(long seed) {
        return with(SEED, seed);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        double rate = get(RATE);
        if (!scope.training() || rate == 0) {
            return x;
        }
        if (rate == 1) {
            throw new IllegalArgumentException(this + ": expected a rate below 1 for training, received 1, whose noise has no bounds");
        }
        var random = scope.random();
        var seed = find(SEED).orElse(random.seed());
        var noise = new RandomNormal(x.shape(), 1, Math.sqrt(rate / (1 - rate)), seed, random.stream());
        return Ops.multiply(x, x.tape().append(noise, random.step()));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
