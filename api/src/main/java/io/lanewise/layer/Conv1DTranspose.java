package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * A transposed convolution of sequences, which mostly enlarges them.
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch → the same with more cells (see the options) and filters in place of the
 * channels; kernel (kernel_size…, filters, channels), bias (filters).
 *
 * <p>Source: Keras {@code keras.layers.Conv1DTranspose}.
 */
public final class Conv1DTranspose extends BaseConvTranspose<Conv1DTranspose> {
    /** The length of the window. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.requiredFactors("kernel_size", 1);
    /** Cells from one window to the next. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.factors("strides", 1, 1);
    /** Cells from one cell of a window to the next. */
    public static final Option<List<Integer>> DILATION_RATE = SpatialJson.factors("dilation_rate", 1, 1);
    /** Cells at the end of the output beyond its least size; as many as make it n · strides or hold all windows, by default. */
    public static final Option<List<Integer>> OUTPUT_PADDING = SpatialJson.optionalFactors("output_padding", 1, 0);

    static final Kind<Conv1DTranspose> KIND = kind(
            "Conv1DTranspose", Conv1DTranspose::new,
            List.of(FILTERS, KERNEL_SIZE, STRIDES, PADDING, OUTPUT_PADDING, DATA_FORMAT, DILATION_RATE, ACTIVATION, USE_BIAS), KERNEL, BIAS);

    private Conv1DTranspose(Values values) {
        super(values, 1, KERNEL_SIZE, STRIDES, DILATION_RATE, OUTPUT_PADDING);
    }

    /**
     * A layer with this many filters.
     *
     * @param kernelSize the length of the window
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static Conv1DTranspose of(int filters, int... kernelSize) {
        return KIND.create(KIND.values().with(FILTERS, filters).with(KERNEL_SIZE, SpatialJson.sizes(1, kernelSize)));
    }
}
