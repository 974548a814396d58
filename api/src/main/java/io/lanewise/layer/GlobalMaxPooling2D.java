package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.op.Ops;

/**
 * The largest number of each channel of an image.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch → (batch, channels); with keepdims the other
 * axes stay with size 1.
 *
 * <p>Source: Keras {@code keras.layers.GlobalMaxPooling2D}.
 */
public final class GlobalMaxPooling2D extends GlobalPooling<GlobalMaxPooling2D> {
    static final Kind<GlobalMaxPooling2D> KIND = kind("GlobalMaxPooling2D", GlobalMaxPooling2D::new, DATA_FORMAT, KEEPDIMS);

    private GlobalMaxPooling2D(Values values) {
        super(values, 2, Ops::max);
    }

    /** A layer that takes the largest number of each channel. */
    public static GlobalMaxPooling2D of() {
        return KIND.create(KIND.values());
    }
}
