package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Images;
import io.lanewise.op.Window;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A transposed convolution: each cell of x hands its channels, times the kernel, to the cells of a window of the output, where they add up; then bias
 * and activation. It is what a convolution with the same kernel hands back to its image.
 *
 * <p>With n cells, windows that span k = (kernel_size − 1) · dilation_rate + 1, and strides s the output has (n − 1) · s + max(k, s) cells if it is
 * valid, n · s if it is same; with output_padding p it has (n − 1) · s + k + p or (n − 1) · s + k mod 2 + p.
 *
 * @param <S> its own class
 */
abstract class BaseConvTranspose<S extends BaseConvTranspose<S>> extends Convolutional<S> {
    /** The kernel: Glorot's uniform numbers at first. */
    public static final WeightOptions KERNEL = KernelLayer.KERNEL;

    private final Option<List<Integer>> outputPadding;

    BaseConvTranspose(
            Values values, int dimensions, Option<List<Integer>> kernelSize, Option<List<Integer>> strides, Option<List<Integer>> dilationRate,
            Option<List<Integer>> outputPadding) {
        super(values, dimensions, kernelSize, strides, dilationRate);
        this.outputPadding = outputPadding;
        refuseStridesWithDilation();
        find(outputPadding).ifPresent(padding -> {
            for (var axis = 0; axis < dimensions; axis++) {
                if (padding.get(axis) >= strides().get(axis)) {
                    throw new IllegalArgumentException(
                            className() + ": output_padding must be below strides on each axis, received output_padding " + padding + " and strides " + strides());
                }
            }
        });
    }

    /** The same with so many more cells at the end of the output than its least size: one number for all axes, or one for each. */
    public final S withOutputPadding(int... sizes) {
        return with(outputPadding, SpatialJson.sizes(dimensions(), sizes));
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
        int filters = get(FILTERS);
        var windows = new ArrayList<Window>();
        var sizes = new int[dimensions()];
        for (var axis = 0; axis < sizes.length; axis++) {
            axis(x, axis, windows, sizes);
        }
        var kernel = scope.weight(kernelShape(kernelSize(), filters, x.shape().size(-1)), get(KERNEL));
        return Images.transposedConvolution(x, kernel, bias(scope, filters), windows, Shape.of(sizes));
    }

    /** The window of an axis and the size of the output; seen from the output, x is what the windows make of it. */
    private void axis(Value x, int axis, List<Window> windows, int[] sizes) {
        int size = kernelSize().get(axis);
        int stride = strides().get(axis);
        int dilation = dilationRate().get(axis);
        var span = (size - 1) * dilation + 1;
        var extra = find(outputPadding).map(padding -> padding.get(axis));
        int left;
        int right;
        if (padding() == Padding.VALID) {
            left = span - 1;
            right = span - 1 + extra.orElse(Math.max(span, stride) - span);
        } else {
            int zeros = extra.map(padding -> span + span % 2 - 2 + padding).orElse(stride + span - 2);
            left = Math.min(zeros / 2 + zeros % 2, span - 1);
            right = zeros - left;
        }
        // Zeros lie around x, with stride − 1 between its cells; the windows of a convolution over that make the output.
        sizes[axis] = (x.shape().size(axis + 1) - 1) * stride + 1 + left + right - (span - 1);
        if (sizes[axis] < 1) {
            throw wrongImage("more elements along axis " + (firstAxis() + axis) + ", so that the output has one", x);
        }
        windows.add(new Window(size, stride, dilation, span - 1 - left, Math.max(0, span - 1 - right)));
    }
}
