package io.lanewise.bench;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.Convolution;
import io.lanewise.engine.ConvolutionShape;
import io.lanewise.engine.Philox;
import io.lanewise.engine.Sweep;
import io.lanewise.engine.Unary;
import java.util.Locale;

/** The time of one convolution of a batch of images, from array to array. */
public final class ConvolutionTask {
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 2;

    private ConvolutionTask() {}

    /** Takes {@code 3x3|1x1|depthwise|5x5 BATCH}; prints {@code conv NAME BATCH seconds: S}. */
    public static void main(String[] arguments) {
        var name = arguments[0];
        var batch = Integer.parseInt(arguments[1]);
        var shape = switch (name) {
            case "3x3" -> shape(batch, 64, 64, 1, 56, 3, 1);
            case "1x1" -> shape(batch, 256, 256, 1, 14, 1, 1);
            case "depthwise" -> shape(batch, 64, 64, 64, 56, 3, 1);
            case "5x5" -> shape(batch, 32, 64, 1, 56, 5, 2);
            default -> throw new IllegalArgumentException("expected 3x3, 1x1, depthwise or 5x5, received " + name);
        };
        var convolution = Convolution.forward(shape);
        var image = numbers(shape.imageLength());
        var kernel = numbers(shape.kernelLength());
        var bias = numbers(shape.filters());
        var output = numbers(shape.outputLength());
        var workspace = numbers(convolution.workspace());
        var at = CacheLines.FIRST;
        Runnable task = () -> convolution.run(image, at, kernel, at, bias, at, Unary.IDENTITY, output, at, workspace, at);
        Stopwatch.seconds(task, WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "conv %s %d seconds: %.9f%n", name, batch, Stopwatch.seconds(task, SECONDS));
    }

    private static ConvolutionShape shape(int batch, int channels, int filters, int groups, int side, int window, int stride) {
        var sweep = new Sweep(side, window, stride, 1, window / 2, (side - 1) / stride + 1);
        return new ConvolutionShape(batch, channels, filters, groups, Sweep.NONE, sweep, sweep);
    }

    /** Numbers from {@link CacheLines#FIRST} on, in an array as the library lays out its own. */
    private static float[] numbers(int n) {
        var x = new float[CacheLines.lengthApart(n)];
        Philox.normal(0, 0, 0, n, 0, 1, x, CacheLines.FIRST);
        return x;
    }
}
