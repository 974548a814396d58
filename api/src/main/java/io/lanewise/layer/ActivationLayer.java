package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Optional;

/**
 * An activation function as a layer of its own: Keras's {@code Activation}, whose name the function itself has here.
 *
 * <p><b>Shapes.</b> Any; most functions keep it.
 */
public final class ActivationLayer extends ConfiguredLayer<ActivationLayer> {
    /** The function. */
    public static final Option<Activation> ACTIVATION = Option.required("activation", Activations.TYPE);

    static final Kind<ActivationLayer> KIND = kind("Activation", ActivationLayer::new, ACTIVATION);

    private ActivationLayer(Values values) {
        super(values);
    }

    /** A layer that applies a function. */
    public static ActivationLayer of(Activation activation) {
        return KIND.create(KIND.values().with(ACTIVATION, activation));
    }

    /** A layer that applies a function by Keras's name. */
    public static ActivationLayer of(String name) {
        return of(Activation.of(name));
    }

    @Override
    public Optional<Activation> activation() {
        return Optional.of(get(ACTIVATION));
    }

    @Override
    protected Value call(Scope scope, Value x) {
        return get(ACTIVATION).apply(Ops.cast(x, DType.FLOAT32));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
