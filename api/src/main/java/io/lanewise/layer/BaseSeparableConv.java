package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Images;
import io.lanewise.op.Window;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.regularizer.Regularizers;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of each channel by itself, whose outputs are then mixed cell by cell: y = activation((x ∗ depthwise_kernel) · pointwise_kernel + bias).
 * Strides and dilation belong to the first.
 *
 * @param <S> its own class
 */
abstract class BaseSeparableConv<S extends BaseSeparableConv<S>> extends BaseDepthwiseConv<S> {
    /** How the matrix that mixes begins. */
    public static final Option<Initializer> POINTWISE_INITIALIZER = initializer("pointwise_initializer");
    /** A penalty on the matrix that mixes. */
    public static final Option<Regularizer> POINTWISE_REGULARIZER = Option.optional("pointwise_regularizer", Regularizers.TYPE);

    BaseSeparableConv(
            Values values, int dimensions, Option<List<Integer>> kernelSize, Option<List<Integer>> strides, Option<List<Integer>> dilationRate) {
        super(values, dimensions, kernelSize, strides, dilationRate);
    }

    /** The same with a matrix that begins in another way. */
    public final S withPointwiseInitializer(Initializer initializer) {
        return with(POINTWISE_INITIALIZER, initializer);
    }

    /** The same with a penalty on the matrix that mixes. */
    public final S withPointwiseRegularizer(Regularizer regularizer) {
        return with(POINTWISE_REGULARIZER, regularizer);
    }

    @Override
    final Value image(Scope scope, Value x) {
        int filters = get(FILTERS);
        var windows = windows(x);
        var kernel = depthwiseKernel(scope, "depthwise_kernel", x);
        var ones = Collections.nCopies(dimensions(), 1);
        var matrix = scope.weight(
                "pointwise_kernel", kernelShape(ones, x.shape().size(-1) * get(DEPTH_MULTIPLIER), filters), get(POINTWISE_INITIALIZER),
                find(POINTWISE_REGULARIZER));
        var apart = depthwise(x, kernel, Optional.empty(), windows);
        return Images.convolution(apart, matrix, bias(scope, filters), Collections.nCopies(dimensions(), Window.valid(1, 1, 1)), 1);
    }
}
