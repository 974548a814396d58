package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions and their gradients against plain loops in float64, at sizes around every border, and the same bits for any number of threads. */
class ConvolutionTest {
    private static final int THREADS = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    private static Sweep sweep(int in, int taps, int stride, int dilation, int before, int after) {
        return new Sweep(in, taps, stride, dilation, before, (in + before + after - (taps - 1) * dilation - 1) / stride + 1);
    }

    private static ConvolutionShape flat(int batch, int channels, int filters, int groups, Sweep height, Sweep width) {
        return new ConvolutionShape(batch, channels, filters, groups, Sweep.NONE, height, width);
    }

    static Stream<ConvolutionShape> shapes() {
        var shapes = new ArrayList<ConvolutionShape>();
        for (int channels : new int[] {1, 3, 8, 20}) {
            for (int filters : new int[] {1, 5, 16, 33, 64}) {
                shapes.add(flat(2, channels, filters, 1, sweep(7, 3, 1, 1, 1, 1), sweep(9, 3, 1, 1, 1, 1)));
            }
        }
        shapes.add(flat(3, 4, 6, 2, sweep(8, 3, 2, 1, 0, 1), sweep(7, 2, 3, 1, 0, 1)));
        shapes.add(flat(1, 6, 9, 3, sweep(9, 3, 1, 2, 2, 2), sweep(11, 3, 1, 3, 3, 3)));
        shapes.add(flat(2, 5, 7, 1, sweep(9, 2, 5, 1, 0, 0), sweep(10, 1, 3, 1, 0, 0)));
        shapes.add(flat(2, 5, 40, 1, sweep(6, 1, 1, 1, 0, 0), sweep(6, 1, 1, 1, 0, 0)));
        shapes.add(flat(1, 130, 18, 1, sweep(5, 3, 1, 1, 1, 1), sweep(6, 3, 1, 1, 1, 1)));
        shapes.add(flat(1, 2, 3, 1, Sweep.NONE, sweep(2500, 5, 1, 1, 4, 0)));
        shapes.add(flat(1, 2, 3, 1, Sweep.NONE, sweep(2500, 5, 2, 1, 2, 2)));
        shapes.add(flat(2, 17, 17, 17, sweep(9, 3, 1, 1, 1, 1), sweep(11, 3, 1, 1, 1, 1)));
        shapes.add(flat(2, 70, 70, 70, sweep(9, 3, 2, 1, 0, 1), sweep(12, 5, 2, 1, 1, 2)));
        shapes.add(flat(1, 3, 3, 3, sweep(4, 2, 3, 1, 0, 1), sweep(5, 3, 1, 4, 4, 4)));
        shapes.add(new ConvolutionShape(2, 3, 4, 1, sweep(4, 2, 1, 1, 0, 1), sweep(5, 3, 2, 1, 1, 1), sweep(6, 2, 1, 2, 1, 1)));
        shapes.add(new ConvolutionShape(30, 4, 20, 1, sweep(3, 2, 1, 1, 0, 0), sweep(4, 3, 1, 1, 0, 0), sweep(4, 2, 1, 1, 0, 0)));
        shapes.add(flat(1, 64, 48, 1, sweep(24, 3, 1, 1, 1, 1), sweep(30, 3, 1, 1, 1, 1)));
        return shapes.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isTheDefinition(ConvolutionShape shape) {
        float[] x = numbers(shape.imageLength(), 1);
        float[] w = numbers(shape.kernelLength(), 2);
        float[] dy = numbers(shape.outputLength(), 3);
        float[] bias = numbers(shape.filters(), 4);
        double[] y = new double[shape.outputLength()];
        double[] dx = new double[shape.imageLength()];
        double[] dw = new double[shape.kernelLength()];
        define(shape, x, w, dy, y, dx, dw);
        close(run(Convolution.inputGradient(shape), dy, w, null, Unary.IDENTITY, dx.length), dx);
        close(run(Convolution.kernelGradient(shape), x, dy, null, Unary.IDENTITY, dw.length), dw);
        close(run(Convolution.forward(shape), x, w, null, Unary.IDENTITY, y.length), y);
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(0, y[i] + bias[i % bias.length]);
        }
        close(run(Convolution.forward(shape), x, w, bias, Unary.RELU, y.length), y);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void hasTheSameBitsForAnyNumberOfThreads(ConvolutionShape shape) {
        float[] x = numbers(shape.imageLength(), 1);
        float[] w = numbers(shape.kernelLength(), 2);
        float[] dy = numbers(shape.outputLength(), 3);
        var results = new ArrayList<List<float[]>>();
        for (int threads : new int[] {1, 2, 4, 7}) {
            Workers.resize(threads);
            results.add(List.of(
                    run(Convolution.forward(shape), x, w, null, Unary.IDENTITY, dy.length),
                    run(Convolution.inputGradient(shape), dy, w, null, Unary.IDENTITY, x.length),
                    run(Convolution.kernelGradient(shape), x, dy, null, Unary.IDENTITY, w.length)));
        }
        for (var result : results) {
            for (int i = 0; i < result.size(); i++) {
                assertThat(result.get(i)).isEqualTo(results.getFirst().get(i));
            }
        }
    }

    @Test
    void aPlanMadeForManyThreadsRunsOnFew() {
        ConvolutionShape shape = flat(4, 16, 32, 1, sweep(20, 3, 1, 1, 1, 1), sweep(20, 3, 1, 1, 1, 1));
        float[] x = numbers(shape.imageLength(), 1);
        float[] w = numbers(shape.kernelLength(), 2);
        Workers.resize(5);
        Convolution plan = Convolution.forward(shape);
        float[] before = run(plan, x, w, null, Unary.IDENTITY, shape.outputLength());
        Workers.resize(1);
        assertThat(run(plan, x, w, null, Unary.IDENTITY, shape.outputLength())).isEqualTo(before);
        Workers.resize(16);
        assertThat(run(plan, x, w, null, Unary.IDENTITY, shape.outputLength())).isEqualTo(before);
    }

    @Test
    void wrongSizesAndOverlapsAreRefused() {
        assertThatThrownBy(() -> new Sweep(3, 2, 0, 1, 0, 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("stride = 0");
        assertThatThrownBy(() -> flat(1, 3, 4, 2, Sweep.NONE, Sweep.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("groups that divide", "channels = 3");
        ConvolutionShape shape = flat(1, 2, 2, 1, sweep(4, 3, 1, 1, 1, 1), sweep(4, 3, 1, 1, 1, 1));
        Convolution plan = Convolution.forward(shape);
        float[] x = new float[shape.imageLength()];
        float[] w = new float[shape.kernelLength()];
        float[] room = new float[plan.workspace()];
        assertThatThrownBy(() -> plan.run(x, 0, w, 0, null, 0, Unary.IDENTITY, x, 0, room, 0)).hasMessageContainingAll("a", "c", "overlap");
        assertThatThrownBy(() -> plan.run(x, 0, w, 1, null, 0, Unary.IDENTITY, new float[32], 0, room, 0)).hasMessageContaining("b needs 36 elements");
        assertThatThrownBy(() -> plan.run(x, 0, w, 0, null, 0, Unary.IDENTITY, new float[32], 0, new float[1], 0)).hasMessageContaining("workspace needs");
        assertThatThrownBy(() -> plan.run(x, 0, w, 0, null, 0, Unary.EXP, new float[32], 0, room, 0)).hasMessageContaining("EXP");
    }

    private static float[] run(Convolution plan, float[] a, float[] b, float @Nullable [] bias, Unary activation, int length) {
        float[] c = numbers(length + 5, 9);
        float[] border = c.clone();
        float[] room = numbers(plan.workspace() + 3, 10);
        plan.run(a, 0, b, 0, bias, 0, activation, c, 2, room, 3);
        assertThat(Arrays.copyOf(c, 2)).isEqualTo(Arrays.copyOf(border, 2));
        assertThat(Arrays.copyOfRange(c, length + 2, length + 5)).isEqualTo(Arrays.copyOfRange(border, length + 2, length + 5));
        return Arrays.copyOfRange(c, 2, length + 2);
    }

    private static float[] numbers(int n, long seed) {
        var random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextFloat() * 2 - 1;
        }
        return x;
    }

    private static void close(float[] computed, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(computed[i] - expected[i])).as("element %d: %s, expected %s", i, computed[i], expected[i])
                    .isLessThanOrEqualTo(2e-5 * Math.max(1, Math.abs(expected[i])));
        }
    }

    private static void define(ConvolutionShape s, float[] x, float[] w, float[] dy, double[] y, double[] dx, double[] dw) {
        int channels = s.channels() / s.groups();
        int filters = s.filters() / s.groups();
        for (int place = 0; place < y.length / s.filters(); place++) {
            int ow = place % s.width().out();
            int oh = place / s.width().out() % s.height().out();
            int od = place / s.width().out() / s.height().out() % s.depth().out();
            int n = place / s.width().out() / s.height().out() / s.depth().out();
            for (int tap = 0; tap < w.length / channels / s.filters(); tap++) {
                int iw = cell(s.width(), ow, tap % s.width().taps());
                int ih = cell(s.height(), oh, tap / s.width().taps() % s.height().taps());
                int id = cell(s.depth(), od, tap / s.width().taps() / s.height().taps());
                if (iw < 0 || ih < 0 || id < 0) {
                    continue;
                }
                int image = (((n * s.depth().in() + id) * s.height().in() + ih) * s.width().in() + iw) * s.channels();
                for (int f = 0; f < s.filters(); f++) {
                    for (int c = 0; c < channels; c++) {
                        int i = image + f / filters * channels + c;
                        int k = (tap * channels + c) * s.filters() + f;
                        int o = place * s.filters() + f;
                        y[o] += (double) x[i] * w[k];
                        dx[i] += (double) dy[o] * w[k];
                        dw[k] += (double) x[i] * dy[o];
                    }
                }
            }
        }
    }

    /** The cell that a tap reads, or −1. */
    private static int cell(Sweep sweep, int output, int tap) {
        int cell = output * sweep.stride() + tap * sweep.dilation() - sweep.before();
        return cell < sweep.in() ? cell : -1;
    }
}
