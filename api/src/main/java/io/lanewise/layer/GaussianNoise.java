package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.op.RandomNormal;
import io.lanewise.tensor.DType;

/**
 * y = x + noise while training, where noise is normal around 0; does nothing otherwise.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.GaussianNoise}.
 */
public final class GaussianNoise extends ConfiguredLayer<GaussianNoise> {
    /** The standard deviation of the noise. */
    public static final Option<Double> STDDEV =
            Option.required("stddev", OptionType.NUMBER).within("a number from 0 to 1", value -> value >= 0 && value <= 1);
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;

    static final Kind<GaussianNoise> KIND = kind("GaussianNoise", GaussianNoise::new, STDDEV, SEED);

    private GaussianNoise(Values values) {
        super(values);
    }

    /**
     * A layer that adds noise of this standard deviation.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public static GaussianNoise of(double stddev) {
        return KIND.create(KIND.values().with(STDDEV, stddev));
    }

    /** The same with a seed of its own. */
    public GaussianNoise withSeed(long seed) {
        return with(SEED, seed);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        double stddev = get(STDDEV);
        if (!scope.training() || stddev == 0) {
            return x;
        }
        var random = scope.random();
        var seed = find(SEED).orElse(random.seed());
        return Ops.add(x, x.tape().append(new RandomNormal(x.shape(), 0, stddev, seed, random.stream()), random.step()));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
