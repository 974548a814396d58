package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.op.Ops;

/**
 * The largest number of each channel of a sequence.
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch → (batch, channels); with keepdims the other
 * axes stay with size 1.
 *
 * <p>Source: Keras {@code keras.layers.GlobalMaxPooling1D}.
 */
public final class GlobalMaxPooling1D extends GlobalPooling<GlobalMaxPooling1D> {
    static final Kind<GlobalMaxPooling1D> KIND = kind("GlobalMaxPooling1D", GlobalMaxPooling1D::new, DATA_FORMAT, KEEPDIMS);

    private GlobalMaxPooling1D(Values values) {
        super(values, 1, Ops::max);
    }

    /** A layer that takes the largest number of each channel. */
    public static GlobalMaxPooling1D of() {
        return KIND.create(KIND.values());
    }
}
