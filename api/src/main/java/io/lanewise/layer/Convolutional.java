package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Window;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all convolutional layers share: windows, a bias for each filter, an activation.
 *
 * @param <S> its own class
 */
abstract class Convolutional<S extends Convolutional<S>> extends ImageLayer<S> {
    /** How many filters there are, the channels of the output. */
    public static final Option<Integer> FILTERS = Option.requiredCount("filters");
    /** Where windows may lie: within the image, by default. */
    public static final Option<Padding> PADDING = Padding.OPTION;
    /** What is applied to the sum; nothing by default. */
    public static final Option<Activation> ACTIVATION = Option.of("activation", Activations.TYPE, Activations.LINEAR);
    /** Whether a bias is added. */
    public static final Option<Boolean> USE_BIAS = Option.of("use_bias", OptionType.BOOLEAN, true);
    /** The bias: zeros at first. */
    public static final WeightOptions BIAS = KernelLayer.BIAS;

    private final Option<List<Integer>> kernelSize;
    private final Option<List<Integer>> strides;
    private final Option<List<Integer>> dilationRate;

    Convolutional(
            Values values, int dimensions, Option<List<Integer>> kernelSize, Option<List<Integer>> strides, Option<List<Integer>> dilationRate) {
        super(values, dimensions);
        this.kernelSize = kernelSize;
        this.strides = strides;
        this.dilationRate = dilationRate;
    }

    /** An error unless strides or dilation rates are all 1. */
    final void refuseStridesWithDilation() {
        if (get(strides).stream().anyMatch(stride -> stride > 1) && get(dilationRate).stream().anyMatch(rate -> rate > 1)) {
            throw new IllegalArgumentException(
                    className() + ": strides or dilation_rate must be 1, received strides " + get(strides) + " and dilation_rate " + get(dilationRate));
        }
    }

    /** The same with another distance from window to window: one number for all axes, or one for each. */
    public final S withStrides(int... sizes) {
        return with(strides, SpatialJson.sizes(dimensions(), sizes));
    }

    /** The same with windows that may lie elsewhere. */
    public S withPadding(Padding padding) {
        return with(PADDING, padding);
    }

    /** The same with another distance between the cells of a window: one number for all axes, or one for each. */
    public final S withDilationRate(int... rates) {
        return with(dilationRate, SpatialJson.sizes(dimensions(), rates));
    }

    /** The same with an activation. */
    public final S withActivation(Activation activation) {
        return with(ACTIVATION, activation);
    }

    /** The same with an activation by Keras's name. */
    public final S withActivation(String name) {
        return withActivation(Activation.of(name));
    }

    /** The same with or without a bias. */
    public final S withUseBias(boolean useBias) {
        return with(USE_BIAS, useBias);
    }

    /** The same with a bias that begins in another way. */
    public final S withBiasInitializer(Initializer initializer) {
        return with(BIAS.initializer(), initializer);
    }

    /** The same with a penalty on the bias. */
    public final S withBiasRegularizer(Regularizer regularizer) {
        return with(BIAS.regularizer(), regularizer);
    }

    /** The same with a bias that is held to something after each step. */
    public final S withBiasConstraint(Constraint constraint) {
        return with(BIAS.constraint(), constraint);
    }

    @Override
    public final Optional<Activation> activation() {
        return Optional.of(get(ACTIVATION));
    }

    @Override
    final Value finish(Value y) {
        return get(ACTIVATION).apply(y);
    }

    /** The option for where windows may lie. */
    Padding padding() {
        return get(PADDING);
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

    final List<Window> windows(Value x) {
        return windows(x, padding(), kernelSize(), strides(), dilationRate());
    }

    /** The shape of a kernel: the window, then two sizes. */
    final Shape kernelShape(List<Integer> window, int first, int second) {
        return Shape.of(Stream.concat(window.stream(), Stream.of(first, second)).mapToInt(size -> size).toArray());
    }

    final Optional<Value> bias(Scope scope, int filters) {
        return get(USE_BIAS)
                ? Optional.of(scope.weight(Shape.of(filters), get(BIAS)))
                : Optional.empty();
    }
}
