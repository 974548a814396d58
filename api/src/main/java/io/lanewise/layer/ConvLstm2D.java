package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;

/**
 * An LSTM along sequences of images, whose products are convolutions: c ← f · c + i · activation(x ∗ W + h ∗ U + b) and h ← o · activation(c), with gates i, f
 * and o (Shi et al., 2015).
 *
 * <p><b>Shapes.</b> (batch, steps, height, width, channels), or the channels behind the steps → the same without steps, with the windows in place of
 * the cells and filters in place of the channels; with steps if {@code return_sequences}. Weights kernel (kernel_size…, channels, 4 filters),
 * recurrent_kernel (kernel_size…, filters, 4 filters), bias (4 filters).
 *
 * <p>Source: Keras {@code keras.layers.ConvLSTM2D}.
 */
public final class ConvLstm2D extends ConvLstm<ConvLstm2D> {
    /** Height and width of the window. */
    public static final Option<List<Integer>> KERNEL_SIZE = SpatialJson.requiredFactors("kernel_size", 2);
    /** Cells from one window of inputs to the next. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.factors("strides", 2, 1);
    /** Cells from one cell of a window of inputs to the next. */
    public static final Option<List<Integer>> DILATION_RATE = SpatialJson.factors("dilation_rate", 2, 1);

    static final Kind<ConvLstm2D> KIND = convKind("ConvLSTM2D", ConvLstm2D::new, KERNEL_SIZE, STRIDES, DILATION_RATE);

    private ConvLstm2D(Values values) {
        super(values, 2, KERNEL_SIZE, STRIDES, DILATION_RATE);
    }

    /**
     * A layer with this many filters.
     *
     * @param kernelSize height and width of the window, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static ConvLstm2D of(int filters, int... kernelSize) {
        return KIND.create(KIND.values().with(FILTERS, filters).with(KERNEL_SIZE, SpatialJson.sizes(2, kernelSize)));
    }
}
