package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Images;
import io.lanewise.regularizer.Regularizer;
import java.util.List;

/**
 * A convolution: y = activation(x ∗ kernel + bias), the sum over the cells of a window and their channels of x times kernel, which is not turned
 * round.
 *
 * @param <S> its own class
 */
abstract class BaseConv<S extends BaseConv<S>> extends Convolutional<S> {
    /** Into how many parts channels and filters fall; a filter is made of the channels of its own part. */
    public static final Option<Integer> GROUPS = Option.of("groups", OptionType.INTEGER, 1).within("an integer above 0", groups -> groups > 0);
    /** The kernel: Glorot's uniform numbers at first. */
    public static final WeightOptions KERNEL = KernelLayer.KERNEL;

    BaseConv(Values values, int dimensions, Option<List<Integer>> kernelSize, Option<List<Integer>> strides, Option<List<Integer>> dilationRate) {
        super(values, dimensions, kernelSize, strides, dilationRate);
        refuseStridesWithDilation();
        if (get(FILTERS) % get(GROUPS) != 0) {
            throw new IllegalArgumentException(
                    className() + ": filters must be a multiple of groups, received filters " + get(FILTERS) + " and groups " + get(GROUPS));
        }
    }

    /** The same with channels and filters in parts. */
    public final S withGroups(int groups) {
        return with(GROUPS, groups);
    }

    /** The same with a kernel that begins in another way. */
    public final S withKernelInitializer(Initializer initializer) {
        return with(KERNEL.initializer(), initializer);
    }

    /** The same with a penalty on the kernel. */
    public final S withKernelRegularizer(Regularizer regularizer) {
        return with(KERNEL.regularizer(), regularizer);
    }

    /** The same with a kernel that is held to something after each step. */
    public final S withKernelConstraint(Constraint constraint) {
        return with(KERNEL.constraint(), constraint);
    }

    @Override
    final Value image(Scope scope, Value x) {
        int groups = get(GROUPS);
        int filters = get(FILTERS);
        var channels = x.shape().size(-1);
        if (channels % groups != 0) {
            throw wrongImage("a number of channels that " + groups + " groups divide", x);
        }
        var windows = windows(x);
        var kernel = scope.weight(kernelShape(kernelSize(), channels / groups, filters), get(KERNEL));
        return Images.convolution(x, kernel, bias(scope, filters), windows, groups);
    }
}
