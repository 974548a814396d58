package io.lanewise.layer;

import io.lanewise.activation.Activations;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;

/**
 * y = x where x &gt; 0, else negative_slope · x. The slope is 0.3 by default; that of the function {@link Activations#LEAKY_RELU}
 * is 0.2.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.LeakyReLU}.
 */
public final class LeakyRelu extends ConfiguredLayer<LeakyRelu> {
    /** The slope for negative inputs. */
    public static final Option<Double> NEGATIVE_SLOPE = Relu.atLeastZero("negative_slope", 0.3);

    static final Kind<LeakyRelu> KIND = kind("LeakyReLU", LeakyRelu::new, NEGATIVE_SLOPE);

    private LeakyRelu(Values values) {
        super(values);
    }

    /** A layer with the slope 0.3 for negative inputs. */
    public static LeakyRelu of() {
        return KIND.create(KIND.values());
    }

    /** A layer with a slope for negative inputs. */
    public static LeakyRelu of(double negativeSlope) {
        return of().with(NEGATIVE_SLOPE, negativeSlope);
    }

    @Override
    protected Value call(Scope scope, Value x) {
        return Activations.LEAKY_RELU.with(Activations.LEAK, get(NEGATIVE_SLOPE)).apply(Ops.cast(x, DType.FLOAT32));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
