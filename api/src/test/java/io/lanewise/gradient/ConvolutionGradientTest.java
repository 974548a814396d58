package io.lanewise.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.check.GradientCheck;
import io.lanewise.graph.Value;
import io.lanewise.op.Convolution;
import io.lanewise.op.Images;
import io.lanewise.op.Ops;
import io.lanewise.op.UnaryOp;
import io.lanewise.op.Window;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Gradients of convolutions that random ops do not reach: with a bias and an activation, in three dimensions, of gradients. */
class ConvolutionGradientTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(5);

    private static Tensor numbers(int... sizes) {
        var length = 1;
        for (var size : sizes) {
            length *= size;
        }
        return Tensor.of(RANDOM.doubles(length, -1, 1).toArray(), length).reshape(sizes);
    }

    @Test
    void withBiasAndActivation() {
        var windows = List.of(Window.same(3, 2, 1, 5), Window.valid(2, 1, 1));
        for (var activation : List.of(UnaryOp.Function.COPY, UnaryOp.Function.TANH, UnaryOp.Function.SIGMOID)) {
            var report = GradientCheck.of(new Convolution(windows, 2, activation), numbers(2, 5, 4, 4), numbers(3, 2, 2, 6), numbers(6)).check();
            assertThat(report.passed()).as("%s: %s", activation, report).isTrue();
        }
    }

    @Test
    void inThreeDimensions() {
        var windows = List.of(Window.valid(2, 1, 1), Window.same(3, 2, 1, 4), Window.causal(2, 1, 2));
        var report = GradientCheck.of(new Convolution(windows, 1, UnaryOp.Function.COPY), numbers(2, 3, 4, 3, 2), numbers(2, 3, 2, 2, 3)).check();
        assertThat(report.passed()).as("%s", report).isTrue();
    }

    /** Penalties on gradients are differentiated again. */
    @Test
    void ofGradients() {
        var windows = List.of(Window.same(3, 1, 1, 4), Window.same(3, 2, 1, 5));
        var report = GradientCheck.of(ConvolutionGradientTest::penalty, numbers(2, 4, 5, 2), numbers(3, 3, 2, 3)).check();
        assertThat(report.passed()).as("%s %s", windows, report).isTrue();
    }

    private static Value penalty(List<Value> values) {
        var windows = List.of(Window.same(3, 1, 1, 4), Window.same(3, 2, 1, 5));
        var y = Ops.tanh(Images.convolution(values.get(0), values.get(1), Optional.empty(), windows, 1));
        var pooled = Images.averagePooling(Images.maxPooling(y, List.of(Window.valid(2, 1, 1), Window.valid(2, 1, 1))), List.of(Window.valid(2, 2, 1), Window.valid(1, 1, 1)));
        var gradient = Objects.requireNonNull(Ops.gradients(Ops.sum(Ops.square(pooled)), List.of(values.get(0))).getFirst());
        return Ops.sum(Ops.square(gradient));
    }
}
