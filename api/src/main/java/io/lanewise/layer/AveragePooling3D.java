package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.op.Images;
import java.util.List;

/**
 * The mean of each window of volumes, each channel by itself. What lies beyond the volume does not count.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch → the same with the windows in place of the cells.
 *
 * <p>Source: Keras {@code keras.layers.AveragePooling3D}.
 */
public final class AveragePooling3D extends BasePooling<AveragePooling3D> {
    /** The depth, height and width of the window. */
    public static final Option<List<Integer>> POOL_SIZE = SpatialJson.requiredFactors("pool_size", 3);
    /** Cells from one window to the next; as many as the window has, by default. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.optionalFactors("strides", 3, 1);

    static final Kind<AveragePooling3D> KIND = kind("AveragePooling3D", AveragePooling3D::new, POOL_SIZE, STRIDES, PADDING, DATA_FORMAT);

    private AveragePooling3D(Values values) {
        super(values, 3, POOL_SIZE, STRIDES, Images::averagePooling);
    }

    /**
     * A layer with windows of this size.
     *
     * @param poolSize the depth, height and width of the window, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static AveragePooling3D of(int... poolSize) {
        return KIND.create(KIND.values().with(POOL_SIZE, SpatialJson.sizes(3, poolSize)));
    }
}
