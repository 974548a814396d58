package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.op.Ops;

/**
 * The largest number of each channel of a volume.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch → (batch, channels); with keepdims
 * the other axes stay with size 1.
 *
 * <p>Source: Keras {@code keras.layers.GlobalMaxPooling3D}.
 */
public final class GlobalMaxPooling3D extends GlobalPooling<GlobalMaxPooling3D> {
    static final Kind<GlobalMaxPooling3D> KIND = kind("GlobalMaxPooling3D", GlobalMaxPooling3D::new, DATA_FORMAT, KEEPDIMS);

    private GlobalMaxPooling3D(Values values) {
        super(values, 3, Ops::max);
    }

    /** A layer that takes the largest number of each channel. */
    public static GlobalMaxPooling3D of() {
        return KIND.create(KIND.values());
    }
}
