package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An LSTM whose products are convolutions: i, f, o = recurrent_activation(x ∗ W + h ∗ U + b), c ← f · c + i · activation(x ∗ W + h ∗ U + b), h ← o ·
 * activation(c), in the order i, f, c, o (Shi et al., 2015).
 *
 * @param <S> its own class
 */
abstract class ConvLstm<S extends ConvLstm<S>> extends RecurrentLayer<S> implements GatedUnits<S> {
    /** How many filters there are, the channels of the output. */
    public static final Option<Integer> FILTERS = Convolutional.FILTERS;
    /** Where the windows of inputs may lie: within the image, by default. */
    public static final Option<Padding> PADDING = Padding.OPTION;
    /** Where the channels are. */
    public static final Option<DataFormat> DATA_FORMAT = SpatialLayer.DATA_FORMAT;

    private final int dimensions;
    private final Option<List<Integer>> kernelSize;
    private final Option<List<Integer>> strides;
    private final Option<List<Integer>> dilationRate;

    ConvLstm(Values values, int dimensions, Option<List<Integer>> kernelSize, Option<List<Integer>> strides, Option<List<Integer>> dilationRate) {
        super(values);
        this.dimensions = dimensions;
        this.kernelSize = kernelSize;
        this.strides = strides;
        this.dilationRate = dilationRate;
        if (strides().stream().anyMatch(stride -> stride > 1) && dilationRate().stream().anyMatch(rate -> rate > 1)) {
            throw new IllegalArgumentException(
                    className() + ": strides or dilation_rate must be 1, received strides " + strides() + " and dilation_rate " + dilationRate());
        }
    }

    static <L> Kind<L> convKind(
            String className, Function<Values, L> factory, Option<List<Integer>> kernelSize, Option<List<Integer>> strides,
            Option<List<Integer>> dilationRate) {
        var all = new ArrayList<Option<?>>(List.of(RETURN_SEQUENCES, RETURN_STATE, GO_BACKWARDS, STATEFUL, UNROLL, ZERO_OUTPUT_FOR_MASK));
        all.addAll(List.of(
                FILTERS, kernelSize, strides, PADDING, DATA_FORMAT, dilationRate, ACTIVATION, RECURRENT_ACTIVATION, USE_BIAS, KERNEL.initializer(),
                RECURRENT.initializer(), BIAS.initializer(), LstmCell.UNIT_FORGET_BIAS, KERNEL.regularizer(), RECURRENT.regularizer(), BIAS.regularizer(),
                KERNEL.constraint(), RECURRENT.constraint(), BIAS.constraint(), DROPOUT, RECURRENT_DROPOUT, SEED));
        return kind(className, factory, all.toArray(Option<?>[]::new));
    }

    final int dimensions() {
        return dimensions;
    }

    final List<Integer> kernelSize() {
        return get(kernelSize);
    }

    final List<Integer> strides() {
        return get(strides);
    }

    final List<Integer> dilationRate() {
        return get(dilationRate);
    }

    /** The same with another distance from window to window of inputs: one number for all axes, or one for each. */
    public final S withStrides(int... sizes) {
        return with(strides, SpatialJson.sizes(dimensions, sizes));
    }

    /** The same with another distance between the cells of a window of inputs: one number for all axes, or one for each. */
    public final S withDilationRate(int... rates) {
        return with(dilationRate, SpatialJson.sizes(dimensions, rates));
    }

    /** The same with windows of inputs that may lie elsewhere. */
    public final S withPadding(Padding padding) {
        return with(PADDING, padding);
    }

    /** The same for inputs whose channels are in another place. */
    public final S withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    /** The same with a bias of the gate f that begins with 1, so that at first much is kept, or as the others do. */
    public final S withUnitForgetBias(boolean unitForgetBias) {
        return with(LstmCell.UNIT_FORGET_BIAS, unitForgetBias);
    }

    @Override
    public final RecurrentCell cell() {
        return new ConvLstmCell(this);
    }

    @Override
    public final Optional<Activation> activation() {
        return Optional.of(get(ACTIVATION));
    }
}
