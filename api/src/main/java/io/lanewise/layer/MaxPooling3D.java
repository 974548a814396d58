package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.op.Images;
import java.util.List;

/**
 * The largest element of each window of volumes, each channel by itself. What lies beyond the volume does not count.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch → the same with the windows in place of the cells.
 *
 * <p>Source: Keras {@code keras.layers.MaxPooling3D}.
 */
public final class MaxPooling3D extends BasePooling<MaxPooling3D> {
    /** The depth, height and width of the window. */
    public static final Option<List<Integer>> POOL_SIZE = SpatialJson.factors("pool_size", 3, 2);
    /** Cells from one window to the next; as many as the window has, by default. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.optionalFactors("strides", 3, 1);

    static final Kind<MaxPooling3D> KIND = kind("MaxPooling3D", MaxPooling3D::new, POOL_SIZE, STRIDES, PADDING, DATA_FORMAT);

    private MaxPooling3D(Values values) {
        super(values, 3, POOL_SIZE, STRIDES, Images::maxPooling);
    }

    /**
     * A layer with windows of this size.
     *
     * @param poolSize the depth, height and width of the window, or one number for all; none for 2
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static MaxPooling3D of(int... poolSize) {
        return KIND.create(poolSize.length == 0 ? KIND.values() : KIND.values().with(POOL_SIZE, SpatialJson.sizes(3, poolSize)));
    }
}
