package io.lanewise.bench;

import io.lanewise.engine.Convolution;
import io.lanewise.engine.ConvolutionShape;
import io.lanewise.engine.Philox;
import io.lanewise.engine.Sweep;
import io.lanewise.engine.Unary;
import io.lanewise.engine.Workers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Convolutions of images and their gradients. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvolutionBenchmark {
    /** Window, channels and filters, cells of a side, groups and stride. */
    @Param({"3x3 64-64 of 56", "1x1 256-256 of 14", "3x3 64 of 56, depthwise", "5x5 32-64 of 56, stride 2", "3x3 1-32 of 28", "3x3 256-256 of 14"})
    private String convolution = "";

    /** Which of the three. */
    @Param({"forward", "input gradient", "kernel gradient"})
    private String direction = "";

    /** Images. */
    @Param({"1", "32"})
    private int batch;

    /** Threads that share the work. */
    @Param({"1", "2"})
    private int threads;

    private float[] result = {};
    private Runnable call = () -> {};

    /** Makes plan and operands. */
    @Setup
    public void setUp() {
        Workers.resize(threads);
        var shape = shape();
        var image = numbers(shape.imageLength());
        var kernel = numbers(shape.kernelLength());
        var output = numbers(shape.outputLength());
        switch (direction) {
            case "forward" -> bind(Convolution.forward(shape), image, kernel, output);
            case "input gradient" -> bind(Convolution.inputGradient(shape), output, kernel, image);
            default -> bind(Convolution.kernelGradient(shape), image, output, kernel);
        }
    }

    private void bind(Convolution plan, float[] a, float[] b, float[] c) {
        var workspace = new float[plan.workspace()];
        result = c;
        call = () -> plan.run(a, 0, b, 0, null, 0, Unary.IDENTITY, c, 0, workspace, 0);
    }

    private ConvolutionShape shape() {
        return switch (convolution) {
            case "3x3 64-64 of 56" -> shape(64, 64, 1, 56, 3, 1);
            case "1x1 256-256 of 14" -> shape(256, 256, 1, 14, 1, 1);
            case "3x3 64 of 56, depthwise" -> shape(64, 64, 64, 56, 3, 1);
            case "5x5 32-64 of 56, stride 2" -> shape(32, 64, 1, 56, 5, 2);
            case "3x3 1-32 of 28" -> shape(1, 32, 1, 28, 3, 1);
            case "3x3 256-256 of 14" -> shape(256, 256, 1, 14, 3, 1);
            default -> throw new IllegalArgumentException("no convolution is called " + convolution);
        };
    }

    private ConvolutionShape shape(int channels, int filters, int groups, int side, int window, int stride) {
        var sweep = new Sweep(side, window, stride, 1, window / 2, (side - 1) / stride + 1);
        return new ConvolutionShape(batch, channels, filters, groups, Sweep.NONE, sweep, sweep);
    }

    private static float[] numbers(int n) {
        var x = new float[n];
        Philox.uniform(1, 0, 0, n, -1, 1, x, 0);
        return x;
    }

    /** One convolution. */
    @Benchmark
    public float[] convolve() {
        call.run();
        return result;
    }
}
