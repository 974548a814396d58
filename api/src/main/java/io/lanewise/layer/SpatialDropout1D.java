package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/**
 * Sets whole channels of sequences to 0 at random while training, with probability rate, and scales the others by 1 / (1 − rate);
 * does nothing otherwise (Tompson et al., 2014).
 *
 * <p><b>Shapes.</b> (batch, steps, channels); it is kept.
 *
 * <p>Source: Keras {@code keras.layers.SpatialDropout1D}.
 */
public final class SpatialDropout1D extends SpatialDropout<SpatialDropout1D> {
    static final Kind<SpatialDropout1D> KIND = kind("SpatialDropout1D", SpatialDropout1D::new, RATE, SEED);

    private SpatialDropout1D(Values values) {
        super(values, 1);
    }

    /**
     * A layer that drops channels with this probability.
     *
     * @throws IllegalArgumentException if the rate is not from 0 to 1
     */
    public static SpatialDropout1D of(double rate) {
        return KIND.create(KIND.values().with(RATE, rate));
    }
}
