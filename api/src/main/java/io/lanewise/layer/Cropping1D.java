package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * Sequences without what lies at their ends.
 *
 * <p><b>Shapes.</b> (batch, steps, channels); the steps become fewer by what is cut off at both ends.
 *
 * <p>Source: Keras {@code keras.layers.Cropping1D}.
 */
public final class Cropping1D extends Cropping<Cropping1D> {
    /** How many elements are cut off: at begin and end; one at each end by default. */
    public static final Option<List<Integer>> CROPPING = SpatialJson.borders("cropping", 1, 1);

    static final Kind<Cropping1D> KIND = kind("Cropping1D", Cropping1D::new, CROPPING);

    private Cropping1D(Values values) {
        super(values, 1, CROPPING);
    }

    /**
     * A layer that cuts off elements.
     *
     * @param cropping none for the default, one number for both ends, or two
     * @throws IllegalArgumentException if there are not as many numbers, or one is below 0
     */
    public static Cropping1D of(int... cropping) {
        return KIND.create(SpatialJson.borders(KIND, CROPPING, 1, cropping));
    }
}
