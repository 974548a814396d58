package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * Sequences with zeros at their ends.
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch; the steps become more by the zeros at both ends.
 *
 * <p>Source: Keras {@code keras.layers.ZeroPadding1D}.
 */
public final class ZeroPadding1D extends ZeroPadding<ZeroPadding1D> {
    /** How many zeros are added: at begin and end; one at each end by default. */
    public static final Option<List<Integer>> PADDING = SpatialJson.borders("padding", 1, 1);

    static final Kind<ZeroPadding1D> KIND = kind("ZeroPadding1D", ZeroPadding1D::new, PADDING, DATA_FORMAT);

    private ZeroPadding1D(Values values) {
        super(values, 1, PADDING);
    }

    /**
     * A layer that adds zeros.
     *
     * @param padding none for the default, one number for both ends, or two
     * @throws IllegalArgumentException if there are not as many numbers, or one is below 0
     */
    public static ZeroPadding1D of(int... padding) {
        return KIND.create(SpatialJson.borders(KIND, PADDING, 1, padding));
    }
}
