package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.op.Ops;

/**
 * The mean of each channel of an image.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch → (batch, channels); with keepdims the other
 * axes stay with size 1.
 *
 * <p>Source: Keras {@code keras.layers.GlobalAveragePooling2D}.
 */
public final class GlobalAveragePooling2D extends GlobalPooling<GlobalAveragePooling2D> {
    static final Kind<GlobalAveragePooling2D> KIND = kind("GlobalAveragePooling2D", GlobalAveragePooling2D::new, DATA_FORMAT, KEEPDIMS);

    private GlobalAveragePooling2D(Values values) {
        super(values, 2, Ops::mean);
    }

    /** A layer that takes the mean of each channel. */
    public static GlobalAveragePooling2D of() {
        return KIND.create(KIND.values());
    }
}
