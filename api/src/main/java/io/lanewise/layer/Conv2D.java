package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * A convolution of images: y = activation(x ∗ kernel + bias).
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch → the same with the windows in place of the cells and filters in place of the
 * channels; kernel (kernel_size…, channels / groups, filters), bias (filters).
 *
 * <p>Source: Keras {@code keras.layers.Conv2D}.
 */
public final class Conv2D extends BaseConv<Conv2D> {
    /** The height and width of the window. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.requiredFactors("kernel_size", 2);
    /** Cells from one window to the next. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.factors("strides", 2, 1);
    /** Cells from one cell of a window to the next. */
    public static final Option<List<Integer>> DILATION_RATE = SpatialJson.factors("dilation_rate", 2, 1);

    static final Kind<Conv2D> KIND = kind(
            "Conv2D", Conv2D::new,
            List.of(FILTERS, KERNEL_SIZE, STRIDES, PADDING, DATA_FORMAT, DILATION_RATE, GROUPS, ACTIVATION, USE_BIAS), KERNEL, BIAS);

    private Conv2D(Values values) {
        super(values, 2, KERNEL_SIZE, STRIDES, DILATION_RATE);
    }

    /**
     * A layer with this many filters.
     *
     * @param kernelSize the height and width of the window, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static Conv2D of(int filters, int... kernelSize) {
        return KIND.create(KIND.values().with(FILTERS, filters).with(KERNEL_SIZE, SpatialJson.sizes(2, kernelSize)));
    }
}
