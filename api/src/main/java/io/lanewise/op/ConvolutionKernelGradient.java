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
 * The gradient of a {@link Convolution} with respect to its kernel: image (batch, axes…, channels) and gradient of the output (batch, axes…,
 * filters) → (window…, channels / groups, filters).
 *
 * @param windows one for each axis
 * @param groups parts into which channels and filters fall
 */
public record ConvolutionKernelGradient(List<Window> windows, int groups) implements Op {
    /** Copies the list. */
    public ConvolutionKernelGradient {
        windows = List.copyOf(windows);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(2).floats()
                .require(ImageShapes.fit(windows, inputs.getFirst().shape()), "an image (batch, axes…, channels) no smaller than the windows " + windows);
        var image = inputs.getFirst().shape();
        var dy = inputs.get(1).shape();
        Signature.of(this, inputs)
                .require(dy.rank() == image.rank() && ImageShapes.output(windows, image, dy.size(-1)).equals(dy), "the gradient of what the windows make of the image")
                .require(ImageShapes.divides(groups, image.size(-1), dy.size(-1)), "channels and filters that " + groups + " groups divide");
        var sizes = new int[image.rank()];
        for (var axis = 0; axis < windows.size(); axis++) {
            sizes[axis] = windows.get(axis).size();
        }
        sizes[sizes.length - 2] = image.size(-1) / groups;
        sizes[sizes.length - 1] = dy.size(-1);
        return Spec.floats(Shape.of(sizes));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        return bind(inputs, output, ImageShapes::room);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output, IntFunction<Buffer> workspace) {
        var x = inputs.getFirst();
        var dy = inputs.get(1);
        var plan = io.lanewise.engine.Convolution.kernelGradient(ImageShapes.convolution(windows, groups, x.spec().shape(), dy.size(-1)));
        var room = workspace.apply(plan.workspace());
        return () -> plan.run(
                x.floats(), x.offset(), dy.floats(), dy.offset(), null, 0, Unary.IDENTITY, output.floats(), output.offset(), room.floats(),
                room.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 0
                ? upstream.tape().append(ConvolutionInputGradient.of(windows, groups, inputs.getFirst().shape()), inputs.get(1), upstream)
                : upstream.tape().append(new Convolution(windows, groups, UnaryOp.Function.COPY), inputs.getFirst(), upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var image = inputs.getFirst();
        var dy = inputs.get(1);
        Arrays.fill(output.data(), 0);
        Taps.of(windows, groups, image.shape(), dy.shape()).forEach(
                (cell, factor, place) -> output.data()[factor] += image.data()[cell] * dy.data()[place]);
    }
}
