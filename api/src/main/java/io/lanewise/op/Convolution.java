package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * y = f(x ∗ kernel + bias): the sum, over the cells of a window and their channels, of x times kernel, which is not turned round. (batch, axes…,
 * channels), (window…, channels / groups, filters) and perhaps (filters) → (batch, axes…, filters), with one to three axes. Group g makes
 * filters / groups filters of channels / groups neighbouring channels. {@link ConvolutionFusion} adds the activation.
 *
 * @param windows one for each axis
 * @param groups parts into which channels and filters fall
 * @param activation f: COPY (none), RELU, SIGMOID or TANH
 */
public record Convolution(List<Window> windows, int groups, UnaryOp.Function activation) implements Op {
    /** Copies the list. */
    public Convolution {
        windows = List.copyOf(windows);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).floats()
                .require(DenseProduct.ACTIVATIONS.contains(activation), "one of the activations " + DenseProduct.ACTIVATIONS + ", not " + activation)
                .require(inputs.size() == 2 || inputs.size() == 3, "an image, a kernel and perhaps a bias")
                .require(ImageShapes.fit(windows, inputs.getFirst().shape()), "an image (batch, axes…, channels) no smaller than the windows " + windows)
                .require(ImageShapes.isKernel(windows, inputs.get(1).shape()), "a kernel (window…, channels / groups, filters) of the windows " + windows);
        var image = inputs.getFirst().shape();
        var kernel = inputs.get(1).shape();
        Signature.of(this, inputs)
                .require(ImageShapes.divides(groups, image.size(-1), kernel.size(-1)), "channels and filters that " + groups + " groups divide")
                .require(image.size(-1) / groups == kernel.size(-2), "a kernel of as many channels as the image has in a group")
                .require(inputs.size() == 2 || (inputs.get(2).shape().rank() == 1 && inputs.get(2).shape().size(0) == kernel.size(-1)), "a bias for each filter");
        return Spec.floats(ImageShapes.output(windows, image, kernel.size(-1)));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        return bind(inputs, output, ImageShapes::room);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output, IntFunction<Buffer> workspace) {
        var x = inputs.getFirst();
        var kernel = inputs.get(1);
        var plan = io.lanewise.engine.Convolution.forward(ImageShapes.convolution(windows, groups, x.spec().shape(), output.size(-1)));
        var room = workspace.apply(plan.workspace());
        var function = activation.kernel();
        if (inputs.size() == 2) {
            return () -> plan.run(
                    x.floats(), x.offset(), kernel.floats(), kernel.offset(), null, 0, function, output.floats(), output.offset(), room.floats(),
                    room.offset());
        }
        var bias = inputs.get(2);
        return () -> plan.run(
                x.floats(), x.offset(), kernel.floats(), kernel.offset(), bias.floats(), bias.offset(), function, output.floats(), output.offset(),
                room.floats(), room.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var x = inputs.getFirst();
        var dy = switch (activation) {
            case RELU -> BinaryOp.Function.RELU_GRADIENT.of(upstream, output);
            case SIGMOID -> BinaryOp.Function.SIGMOID_GRADIENT.of(upstream, output);
            case TANH -> BinaryOp.Function.TANH_GRADIENT.of(upstream, output);
            default -> upstream;
        };
        return switch (index) {
            case 0 -> dy.tape().append(ConvolutionInputGradient.of(windows, groups, x.shape()), dy, inputs.get(1));
            case 1 -> dy.tape().append(new ConvolutionKernelGradient(windows, groups), x, dy);
            default -> Images.sumOfCells(dy);
        };
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var image = inputs.getFirst();
        var kernel = inputs.get(1);
        var y = output.data();
        Arrays.fill(y, 0);
        Taps.of(windows, groups, image.shape(), output.shape()).forEach(
                (cell, factor, place) -> y[place] += image.data()[cell] * kernel.data()[factor]);
        for (var i = 0; i < y.length; i++) {
            y[i] = activation.apply(inputs.size() == 3 ? y[i] + inputs.get(2).data()[i % kernel.shape().size(-1)] : y[i]);
        }
    }
}
