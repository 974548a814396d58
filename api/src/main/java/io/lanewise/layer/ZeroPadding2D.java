package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * Images with zeros around them.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; height and width grow by the zeros at both
 * ends.
 *
 * <p>Source: Keras {@code keras.layers.ZeroPadding2D}.
 */
public final class ZeroPadding2D extends ZeroPadding<ZeroPadding2D> {
    /** How many zeros are added: at top, bottom, left and right; one at each end by default. */
    public static final Option<List<Integer>> PADDING = SpatialJson.borders("padding", 2, 1);

    static final Kind<ZeroPadding2D> KIND = kind("ZeroPadding2D", ZeroPadding2D::new, PADDING, DATA_FORMAT);

    private ZeroPadding2D(Values values) {
        super(values, 2, PADDING);
    }

    /**
     * A layer that adds zeros.
     *
     * @param padding none for the default, one number for all ends, 2 for the axes, or 4 for their ends (top, bottom, left and right)
     * @throws IllegalArgumentException if there are not as many numbers, or one is below 0
     */
    public static ZeroPadding2D of(int... padding) {
        return KIND.create(SpatialJson.borders(KIND, PADDING, 2, padding));
    }
}
