package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * Images without their rim.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; height and width shrink by what is cut off
 * at both ends.
 *
 * <p>Source: Keras {@code keras.layers.Cropping2D}.
 */
public final class Cropping2D extends Cropping<Cropping2D> {
    /** How many elements are cut off: at top, bottom, left and right; none by default. */
    public static final Option<List<Integer>> CROPPING = SpatialJson.borders("cropping", 2, 0);

    static final Kind<Cropping2D> KIND = kind("Cropping2D", Cropping2D::new, CROPPING, DATA_FORMAT);

    private Cropping2D(Values values) {
        super(values, 2, CROPPING);
    }

    /**
     * A layer that cuts off elements.
     *
     * @param cropping none for the default, one number for all ends, 2 for the axes, or 4 for their ends (top, bottom, left and right)
     * @throws IllegalArgumentException if there are not as many numbers, or one is below 0
     */
    public static Cropping2D of(int... cropping) {
        return KIND.create(SpatialJson.borders(KIND, CROPPING, 2, cropping));
    }

    /** The same for inputs whose channels are in another place. */
    public Cropping2D withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }
}
