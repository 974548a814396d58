package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * A convolution of sequences, each channel by itself, whose outputs are then mixed cell by cell.
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch → the same with the windows in place of the cells and filters in place of the
 * channels; depthwise_kernel (kernel_size…, channels, depth_multiplier), pointwise_kernel (1…, channels · depth_multiplier, filters), bias
 * (filters).
 *
 * <p>Source: Keras {@code keras.layers.SeparableConv1D}.
 */
public final class SeparableConv1D extends BaseSeparableConv<SeparableConv1D> {
    /** The length of the window. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.requiredFactors("kernel_size", 1);
    /** Cells from one window to the next. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.factors("strides", 1, 1);
    /** Cells from one cell of a window to the next. */
    public static final Option<List<Integer>> DILATION_RATE = SpatialJson.factors("dilation_rate", 1, 1);

    static final Kind<SeparableConv1D> KIND = kind(
            "SeparableConv1D", SeparableConv1D::new,
            List.of(FILTERS, KERNEL_SIZE, STRIDES, PADDING, DATA_FORMAT, DILATION_RATE, DEPTH_MULTIPLIER, ACTIVATION, USE_BIAS), DEPTHWISE, POINTWISE, BIAS);

    private SeparableConv1D(Values values) {
        super(values, 1, KERNEL_SIZE, STRIDES, DILATION_RATE);
    }

    /**
     * A layer with this many filters.
     *
     * @param kernelSize the length of the window
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static SeparableConv1D of(int filters, int... kernelSize) {
        return KIND.create(KIND.values().with(FILTERS, filters).with(KERNEL_SIZE, SpatialJson.sizes(1, kernelSize)));
    }
}
