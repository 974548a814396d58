package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * Volumes without their rim.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch; depth, height and width shrink by
 * what is cut off at both ends.
 *
 * <p>Source: Keras {@code keras.layers.Cropping3D}.
 */
public final class Cropping3D extends Cropping<Cropping3D> {
    /** How many elements are cut off: at both ends of depth, height and width; one at each end by default. */
    public static final Option<List<Integer>> CROPPING = SpatialJson.borders("cropping", 3, 1);

    static final Kind<Cropping3D> KIND = kind("Cropping3D", Cropping3D::new, CROPPING, DATA_FORMAT);

    private Cropping3D(Values values) {
        super(values, 3, CROPPING);
    }

    /**
     * A layer that cuts off elements.
     *
     * @param cropping none for the default, one number for all ends, 3 for the axes, or 6 for their ends
     * @throws IllegalArgumentException if there are not as many numbers, or one is below 0
     */
    public static Cropping3D of(int... cropping) {
        return KIND.create(SpatialJson.borders(KIND, CROPPING, 3, cropping));
    }

    /** The same for inputs whose channels are in another place. */
    public Cropping3D withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }
}
