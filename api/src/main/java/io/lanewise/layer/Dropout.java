package io.lanewise.layer;

import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.multiply;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.DropoutMask;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sets inputs to 0 at random while training, with probability rate, and scales the others by 1 / (1 − rate), so that the expected
 * sum stays; does nothing otherwise (Srivastava et al., 2014).
 *
 * <p><b>Shapes.</b> Any; it is kept. A noise shape has 1 where neighbours along an axis share their fate, and −1 or the size elsewhere.
 *
 * <p>Source: Keras {@code keras.layers.Dropout}.
 */
public final class Dropout extends ConfiguredLayer<Dropout> {
    /** The probability of 0. */
    public static final Option<Double> RATE =
            Option.required("rate", OptionType.NUMBER).within("a number from 0 to 1", rate -> rate >= 0 && rate <= 1);
    /** Which neighbours share their fate. */
    public static final Option<List<Integer>> NOISE_SHAPE = Option.optional("noise_shape", LayerJson.NOISE_SHAPE);
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Option.optional("seed", OptionType.LONG);

    static final Kind<Dropout> KIND = kind("Dropout", Dropout::new, RATE, NOISE_SHAPE, SEED);

    private Dropout(Values values) {
        super(values);
    }

    /**
     * A layer that drops inputs with this probability.
     *
     * @throws IllegalArgumentException if the rate is not from 0 to 1
     */
    public static Dropout of(double rate) {
        return KIND.create(KIND.values().with(RATE, rate));
    }

    /** The same with a seed of its own. */
    public Dropout withSeed(long seed) {
        return with(SEED, seed);
    }

    /** The same with a noise shape: 1 where neighbours along an axis share their fate, else −1. */
    public Dropout withNoiseShape(int... sizes) {
        return with(NOISE_SHAPE, Arrays.stream(sizes).boxed().toList());
    }

    @Override
    protected Value call(Scope scope, Value x) {
        double rate = get(RATE);
        if (!scope.training() || rate == 0) {
            return x;
        }
        return multiply(x, broadcast(mask(scope, noiseShape(this, find(NOISE_SHAPE), x), rate, find(SEED)), x.shape()));
    }

    /** What inputs are multiplied by: 0 with probability rate, else 1 / (1 − rate). */
    static Value mask(Scope scope, Shape shape, double rate, Optional<Long> seed) {
        var random = scope.random();
        return random.step().tape().append(new DropoutMask(shape, rate, seed.orElse(random.seed()), random.stream()), random.step());
    }

    /**
     * The shape of the mask for an input.
     *
     * @throws IllegalArgumentException if the sizes of the option do not fit the input
     */
    static Shape noiseShape(ConfiguredLayer<?> layer, Optional<List<Integer>> option, Value x) {
        var shape = x.shape();
        var sizes = option.orElse(List.of());
        if (sizes.isEmpty()) {
            return shape;
        }
        if (sizes.size() != shape.rank()) {
            throw layer.wrongInput("as many axes as the noise shape " + sizes + " has", x);
        }
        for (var axis = 0; axis < sizes.size(); axis++) {
            if (sizes.get(axis) == 1) {
                shape = shape.with(axis, 1);
            } else if (sizes.get(axis) != -1 && sizes.get(axis) != shape.size(axis)) {
                throw layer.wrongInput("sizes that fit the noise shape " + sizes, x);
            }
        }
        return shape;
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
