package io.lanewise.op;

import io.lanewise.engine.Unary;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The gradient of a {@link Convolution} with respect to its image, and the transposed convolution: each cell of the output hands what it has,
 * times the kernel, to the cells that made it. (batch, axes…, filters) and (window…, channels / groups, filters) → (batch, axes…, channels).
 *
 * @param windows one for each axis
 * @param groups parts into which channels and filters fall
 * @param image the axes of the image
 */
public record ConvolutionInputGradient(List<Window> windows, int groups, Shape image) implements Op {
    /** Copies the list. */
    public ConvolutionInputGradient {
        windows = List.copyOf(windows);
    }

    static ConvolutionInputGradient of(List<Window> windows, int groups, Shape image) {
        return new ConvolutionInputGradient(windows, groups, Shape.of(Arrays.copyOfRange(image.toArray(), 1, image.rank() - 1)));
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(2).floats()
                .require(inputs.getFirst().shape().rank() == windows.size() + 2, "a gradient (batch, axes…, filters) for the windows " + windows)
                .require(ImageShapes.isKernel(windows, inputs.get(1).shape()), "a kernel (window…, channels / groups, filters) of the windows " + windows);
        var dy = inputs.getFirst().shape();
        var kernel = inputs.get(1).shape();
        var channels = kernel.size(-2) * groups;
        Signature.of(this, inputs)
                .require(kernel.size(-1) == dy.size(-1), "a kernel of as many filters as the gradient has")
                .require(ImageShapes.divides(groups, channels, dy.size(-1)), "filters that " + groups + " groups divide")
                .require(image.rank() == windows.size() && ImageShapes.fit(windows, ImageShapes.image(1, image, 1)), "an image no smaller than the windows " + windows);
        var made = ImageShapes.image(dy.size(0), image, channels);
        Signature.of(this, inputs).require(
                ImageShapes.output(windows, made, dy.size(-1)).equals(dy), "the gradient of an output of images " + image);
        return Spec.floats(made);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        return bind(inputs, output, ImageShapes::room);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output, IntFunction<Buffer> workspace) {
        var dy = inputs.getFirst();
        var kernel = inputs.get(1);
        var plan = io.lanewise.engine.Convolution.inputGradient(ImageShapes.convolution(windows, groups, output.spec().shape(), dy.size(-1)));
        var room = workspace.apply(plan.workspace());
        return () -> plan.run(
                dy.floats(), dy.offset(), kernel.floats(), kernel.offset(), null, 0, Unary.IDENTITY, output.floats(), output.offset(), room.floats(),
                room.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 0
                ? upstream.tape().append(new Convolution(windows, groups, UnaryOp.Function.COPY), upstream, inputs.get(1))
                : upstream.tape().append(new ConvolutionKernelGradient(windows, groups), upstream, inputs.getFirst());
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var dy = inputs.getFirst();
        var kernel = inputs.get(1).data();
        Arrays.fill(output.data(), 0);
        Taps.of(windows, groups, output.shape(), dy.shape()).forEach(
                (cell, factor, place) -> output.data()[cell] += dy.data()[place] * kernel[factor]);
    }
}
