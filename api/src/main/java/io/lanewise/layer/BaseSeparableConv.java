package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.op.Images;
import io.lanewise.op.Window;
import io.lanewise.regularizer.Regularizer;
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
    /** The matrix that mixes: Glorot's uniform numbers at first. */
    public static final WeightOptions POINTWISE = WeightOptions.of("pointwise", VarianceScaling.GLOROT_UNIFORM);

    BaseSeparableConv(
            Values values, int dimensions, Option<List<Integer>> kernelSize, Option<List<Integer>> strides, Option<List<Integer>> dilationRate) {
        super(values, dimensions, kernelSize, strides, dilationRate);
    }

    /** The same with a matrix that begins in another way. */
    public final S withPointwiseInitializer(Initializer initializer) {
        return with(POINTWISE.initializer(), initializer);
    }

    /** The same with a penalty on the matrix that mixes. */
    public final S withPointwiseRegularizer(Regularizer regularizer) {
        return with(POINTWISE.regularizer(), regularizer);
    }

    /** The same with a matrix that is held to something after each step. */
    public final S withPointwiseConstraint(Constraint constraint) {
        return with(POINTWISE.constraint(), constraint);
    }

    @Override
    final Value image(Scope scope, Value x) {
        int filters = get(FILTERS);
        var windows = windows(x);
        var kernel = depthwiseKernel(scope, "depthwise_kernel", x);
        var ones = Collections.nCopies(dimensions(), 1);
        var matrix = scope.weight(
                kernelShape(ones, x.shape().size(-1) * get(DEPTH_MULTIPLIER), filters), get(POINTWISE).withName("pointwise_kernel"));
        var apart = depthwise(x, kernel, Optional.empty(), windows);
        return Images.convolution(apart, matrix, bias(scope, filters), Collections.nCopies(dimensions(), Window.valid(1, 1, 1)), 1);
    }
}
