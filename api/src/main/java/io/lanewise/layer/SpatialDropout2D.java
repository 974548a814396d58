package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/**
 * Sets whole channels of images to 0 at random while training, with probability rate, and scales the others by 1 / (1 − rate); does
 * nothing otherwise (Tompson et al., 2014).
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.SpatialDropout2D}.
 */
public final class SpatialDropout2D extends SpatialDropout<SpatialDropout2D> {
    static final Kind<SpatialDropout2D> KIND = kind("SpatialDropout2D", SpatialDropout2D::new, RATE, SEED, DATA_FORMAT);

    private SpatialDropout2D(Values values) {
        super(values, 2);
    }

    /**
     * A layer that drops channels with this probability.
     *
     * @throws IllegalArgumentException if the rate is not from 0 to 1
     */
    public static SpatialDropout2D of(double rate) {
        return KIND.create(KIND.values().with(RATE, rate));
    }

    /** The same for inputs whose channels are in another place. */
    public SpatialDropout2D withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }
}
