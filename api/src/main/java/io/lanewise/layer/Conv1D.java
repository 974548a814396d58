package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * A convolution of sequences: y = activation(x ∗ kernel + bias).
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch → the same with the windows in place of the cells and filters in place of the
 * channels; kernel (kernel_size…, channels / groups, filters), bias (filters).
 *
 * <p>Source: Keras {@code keras.layers.Conv1D}.
 */
public final class Conv1D extends BaseConv<Conv1D> {
    /** The length of the window. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.requiredFactors("kernel_size", 1);
    /** Cells from one window to the next. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.factors("strides", 1, 1);
    /** Cells from one cell of a window to the next. */
    public static final Option<List<Integer>> DILATION_RATE = SpatialJson.factors("dilation_rate", 1, 1);
    /** Where windows may lie: within the sequence, by default. */
    public static final Option<Padding> PADDING = Padding.OF_SEQUENCES;

    static final Kind<Conv1D> KIND = kind(
            "Conv1D", Conv1D::new,
            List.of(FILTERS, KERNEL_SIZE, STRIDES, PADDING, DATA_FORMAT, DILATION_RATE, GROUPS, ACTIVATION, USE_BIAS), KERNEL, BIAS);

    private Conv1D(Values values) {
        super(values, 1, KERNEL_SIZE, STRIDES, DILATION_RATE);
    }

    /**
     * A layer with this many filters.
     *
     * @param kernelSize the length of the window
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static Conv1D of(int filters, int... kernelSize) {
        return KIND.create(KIND.values().with(FILTERS, filters).with(KERNEL_SIZE, SpatialJson.sizes(1, kernelSize)));
    }

    @Override
    public Conv1D withPadding(Padding padding) {
        return with(PADDING, padding);
    }

    @Override
    Padding padding() {
        return get(PADDING);
    }
}
