package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * A convolution of volumes: y = activation(x ∗ kernel + bias).
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch → the same with the windows in place of the cells and filters in place of the
 * channels; kernel (kernel_size…, channels / groups, filters), bias (filters).
 *
 * <p>Source: Keras {@code keras.layers.Conv3D}.
 */
public final class Conv3D extends BaseConv<Conv3D> {
    /** The depth, height and width of the window. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.requiredFactors("kernel_size", 3);
    /** Cells from one window to the next. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.factors("strides", 3, 1);
    /** Cells from one cell of a window to the next. */
    public static final Option<List<Integer>> DILATION_RATE = SpatialJson.factors("dilation_rate", 3, 1);

    static final Kind<Conv3D> KIND = kind(
            "Conv3D", Conv3D::new,
            List.of(FILTERS, KERNEL_SIZE, STRIDES, PADDING, DATA_FORMAT, DILATION_RATE, GROUPS, ACTIVATION, USE_BIAS), KERNEL, BIAS);

    private Conv3D(Values values) {
        super(values, 3, KERNEL_SIZE, STRIDES, DILATION_RATE);
    }

    /**
     * A layer with this many filters.
     *
     * @param kernelSize the depth, height and width of the window, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static Conv3D of(int filters, int... kernelSize) {
        return KIND.create(KIND.values().with(FILTERS, filters).with(KERNEL_SIZE, SpatialJson.sizes(3, kernelSize)));
    }
}
