package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * y = x: for a place where nothing is to be done.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.Identity}.
 */
public final class Identity extends ConfiguredLayer<Identity> {
    static final Kind<Identity> KIND = kind("Identity", Identity::new);

    private Identity(Values values) {
        super(values);
    }

    /** A layer that does nothing. */
    public static Identity of() {
        return KIND.create(KIND.values());
    }

    @Override
    protected Value call(Scope scope, Value x) {
        return x;
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
