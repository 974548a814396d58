package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * Volumes with zeros around them.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch; depth, height and width grow by the
 * zeros at both ends.
 *
 * <p>Source: Keras {@code keras.layers.ZeroPadding3D}.
 */
public final class ZeroPadding3D extends ZeroPadding<ZeroPadding3D> {
    /** How many zeros are added: at both ends of depth, height and width; one at each end by default. */
    public static final Option<List<Integer>> PADDING = SpatialJson.borders("padding", 3, 1);

    static final Kind<ZeroPadding3D> KIND = kind("ZeroPadding3D", ZeroPadding3D::new, PADDING, DATA_FORMAT);

    private ZeroPadding3D(Values values) {
        super(values, 3, PADDING);
    }

    /**
     * A layer that adds zeros.
     *
     * @param padding none for the default, one number for all ends, 3 for the axes, or 6 for their ends
     * @throws IllegalArgumentException if there are not as many numbers, or one is below 0
     */
    public static ZeroPadding3D of(int... padding) {
        return KIND.create(SpatialJson.borders(KIND, PADDING, 3, padding));
    }
}
