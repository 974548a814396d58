package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.op.Ops;

/**
 * The mean of each channel of a volume.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch → (batch, channels); with keepdims
 * the other axes stay with size 1.
 *
 * <p>Source: Keras {@code keras.layers.GlobalAveragePooling3D}.
 */
public final class GlobalAveragePooling3D extends GlobalPooling<GlobalAveragePooling3D> {
    static final Kind<GlobalAveragePooling3D> KIND = kind("GlobalAveragePooling3D", GlobalAveragePooling3D::new, DATA_FORMAT, KEEPDIMS);

    private GlobalAveragePooling3D(Values values) {
        super(values, 3, Ops::mean);
    }

    /** A layer that takes the mean of each channel. */
    public static GlobalAveragePooling3D of() {
        return KIND.create(KIND.values());
    }
}
