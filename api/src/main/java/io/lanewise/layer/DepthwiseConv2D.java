package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * A convolution of images, each channel by itself.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch → the same with the windows in place of the cells and channels ·
 * depth_multiplier in place of the channels; kernel (kernel_size…, channels, depth_multiplier), bias (channels · depth_multiplier).
 *
 * <p>Source: Keras {@code keras.layers.DepthwiseConv2D}.
 */
public final class DepthwiseConv2D extends BaseDepthwiseConv<DepthwiseConv2D> {
    /** The height and width of the window. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.requiredFactors("kernel_size", 2);
    /** Cells from one window to the next. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.factors("strides", 2, 1);
    /** Cells from one cell of a window to the next. */
    public static final Option<List<Integer>> DILATION_RATE = SpatialJson.factors("dilation_rate", 2, 1);

    static final Kind<DepthwiseConv2D> KIND = kind(
            "DepthwiseConv2D", DepthwiseConv2D::new,
            List.of(KERNEL_SIZE, STRIDES, PADDING, DEPTH_MULTIPLIER, DATA_FORMAT, DILATION_RATE, ACTIVATION, USE_BIAS), DEPTHWISE, BIAS);

    private DepthwiseConv2D(Values values) {
        super(values, 2, KERNEL_SIZE, STRIDES, DILATION_RATE);
    }

    /**
     * A layer with windows of this size.
     *
     * @param kernelSize the height and width of the window, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static DepthwiseConv2D of(int... kernelSize) {
        return KIND.create(KIND.values().with(KERNEL_SIZE, SpatialJson.sizes(2, kernelSize)));
    }
}
