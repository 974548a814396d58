package io.lanewise.layer;

import io.lanewise.activation.Activations;
import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;

/**
 * The exponential linear unit as a layer of its own: y = x where x &gt; 0, else α (eˣ − 1) (Clevert et al., 2015). α is the option
 * {@link Activations#ALPHA}.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.ELU}.
 */
public final class Elu extends ConfiguredLayer<Elu> {
    static final Kind<Elu> KIND = kind("ELU", Elu::new, Activations.ALPHA);

    private Elu(Values values) {
        super(values);
    }

    /** A layer with α = 1. */
    public static Elu of() {
        return KIND.create(KIND.values());
    }

    /** A layer with another α. */
    public static Elu of(double alpha) {
        return of().with(Activations.ALPHA, alpha);
    }

    @Override
    protected Value call(Scope scope, Value x) {
        return Activations.ELU.with(Activations.ALPHA, get(Activations.ALPHA)).apply(Ops.cast(x, DType.FLOAT32));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
