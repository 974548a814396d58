package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.op.Axes;
import io.lanewise.op.Images;
import io.lanewise.op.Ops;
import io.lanewise.op.Window;
import io.lanewise.regularizer.Regularizer;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of each channel by itself, with depth_multiplier kernels: channel c gives the outputs c · depth_multiplier + m.
 *
 * @param <S> its own class
 */
abstract class BaseDepthwiseConv<S extends BaseDepthwiseConv<S>> extends Convolutional<S> {
    /** How many outputs each channel gives. */
    public static final Option<Integer> DEPTH_MULTIPLIER =
            Option.of("depth_multiplier", OptionType.INTEGER, 1).within("an integer above 0", times -> times > 0);
    /** The kernels of the channels: Glorot's uniform numbers at first. */
    public static final WeightOptions DEPTHWISE = WeightOptions.of("depthwise", VarianceScaling.GLOROT_UNIFORM);

    BaseDepthwiseConv(
            Values values, int dimensions, Option<List<Integer>> kernelSize, Option<List<Integer>> strides, Option<List<Integer>> dilationRate) {
        super(values, dimensions, kernelSize, strides, dilationRate);
    }

    /** The same with another number of outputs for each channel. */
    public final S withDepthMultiplier(int times) {
        return with(DEPTH_MULTIPLIER, times);
    }

    /** The same with kernels of the channels that begin in another way. */
    public final S withDepthwiseInitializer(Initializer initializer) {
        return with(DEPTHWISE.initializer(), initializer);
    }

    /** The same with a penalty on the kernels of the channels. */
    public final S withDepthwiseRegularizer(Regularizer regularizer) {
        return with(DEPTHWISE.regularizer(), regularizer);
    }

    /** The same with kernels of the channels that are held to something after each step. */
    public final S withDepthwiseConstraint(Constraint constraint) {
        return with(DEPTHWISE.constraint(), constraint);
    }

    @Override
    Value image(Scope scope, Value x) {
        var windows = windows(x);
        var kernel = depthwiseKernel(scope, "kernel", x);
        return depthwise(x, kernel, bias(scope, x.shape().size(-1) * get(DEPTH_MULTIPLIER)), windows);
    }

    final Value depthwiseKernel(Scope scope, String name, Value x) {
        return scope.weight(kernelShape(kernelSize(), x.shape().size(-1), get(DEPTH_MULTIPLIER)), get(DEPTHWISE).withName(name));
    }

    final Value depthwise(Value x, Value kernel, Optional<Value> bias, List<Window> windows) {
        int times = get(DEPTH_MULTIPLIER);
        var filters = x.shape().size(-1) * times;
        // Each channel as often as it has outputs: then a filter has a channel of its own.
        var repeated = Axes.repeat(x, x.shape().rank() - 1, List.of(times));
        return Images.convolution(repeated, Ops.reshape(kernel, kernelShape(kernelSize(), 1, filters)), bias, windows, filters);
    }
}
