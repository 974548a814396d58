package io.lanewise.op;

import io.lanewise.engine.PoolingAxis;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Functions of images whose channels lie last: (batch, axes…, channels), with one to three axes. */
public final class Images {
    private Images() {}

    /** x ∗ kernel + bias, with a kernel (window…, channels / groups, filters). */
    public static Value convolution(Value x, Value kernel, Optional<Value> bias, List<Window> windows, int groups) {
        var operands = bias.map(added -> List.of(x, kernel, added)).orElse(List.of(x, kernel));
        return x.tape().append(new Convolution(windows, groups, UnaryOp.Function.COPY), operands);
    }

    /**
     * What a convolution hands back to its image, plus a bias: images of these axes, of which each cell of x stands for a window, with a kernel
     * (window…, channels, channels of x).
     */
    public static Value transposedConvolution(Value x, Value kernel, Optional<Value> bias, List<Window> windows, Shape axes) {
        var y = x.tape().append(new ConvolutionInputGradient(windows, 1, axes), x, kernel);
        return bias.map(added -> Ops.reshape(Ops.biasAdd(cells(y), added), y.shape())).orElse(y);
    }

    /** The largest element of each window, each channel by itself; zeros beyond the image do not count. One window for each axis. */
    public static Value maxPooling(Value x, List<Window> windows) {
        return x.tape().append(new MaxPooling(axes(x, windows)), x);
    }

    /** The mean of each window, each channel by itself; zeros beyond the image do not count. One window for each axis. */
    public static Value averagePooling(Value x, List<Window> windows) {
        return x.tape().append(new AveragePooling(axes(x, windows)), x);
    }

    /** The largest element of each of so many windows, which share the image among them; a number of windows for each axis. */
    public static Value adaptiveMaxPooling(Value x, List<Integer> outputs) {
        return x.tape().append(new MaxPooling(adaptive(x, outputs)), x);
    }

    /** The mean of each of so many windows, which share the image among them; a number of windows for each axis. */
    public static Value adaptiveAveragePooling(Value x, List<Integer> outputs) {
        return x.tape().append(new AveragePooling(adaptive(x, outputs)), x);
    }

    private static List<PoolingAxis> axes(Value x, List<Window> windows) {
        return IntStream.range(0, windows.size()).mapToObj(axis -> PoolingAxis.of(windows.get(axis).over(x.shape().size(axis + 1)))).toList();
    }

    private static List<PoolingAxis> adaptive(Value x, List<Integer> outputs) {
        return IntStream.range(0, outputs.size()).mapToObj(axis -> PoolingAxis.adaptive(x.shape().size(axis + 1), outputs.get(axis))).toList();
    }

    /** The sum of all cells: a number for each channel. */
    static Value sumOfCells(Value x) {
        return Ops.sum(cells(x), 0);
    }

    private static Value cells(Value x) {
        return Ops.reshape(x, x.shape().elements(0, x.shape().rank() - 1), x.shape().size(-1));
    }
}
