package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.op.Images;
import java.util.List;

/**
 * The mean of each window of images, each channel by itself. What lies beyond the image does not count.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch → the same with the windows in place of the cells.
 *
 * <p>Source: Keras {@code keras.layers.AveragePooling2D}.
 */
public final class AveragePooling2D extends BasePooling<AveragePooling2D> {
    /** The height and width of the window. */
    public static final Option<List<Integer>> POOL_SIZE = SpatialJson.requiredFactors("pool_size", 2);
    /** Cells from one window to the next; as many as the window has, by default. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.optionalFactors("strides", 2, 1);

    static final Kind<AveragePooling2D> KIND = kind("AveragePooling2D", AveragePooling2D::new, POOL_SIZE, STRIDES, PADDING, DATA_FORMAT);

    private AveragePooling2D(Values values) {
        super(values, 2, POOL_SIZE, STRIDES, Images::averagePooling);
    }

    /**
     * A layer with windows of this size.
     *
     * @param poolSize the height and width of the window, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static AveragePooling2D of(int... poolSize) {
        return KIND.create(KIND.values().with(POOL_SIZE, SpatialJson.sizes(2, poolSize)));
    }
}
