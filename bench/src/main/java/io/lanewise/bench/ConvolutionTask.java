package io.lanewise.bench;

import io.lanewise.Sequential;
import io.lanewise.engine.Philox;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.DepthwiseConv2D;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Padding;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Locale;

/** The time of one convolution of a batch of images. */
public final class ConvolutionTask {
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 2;

    private ConvolutionTask() {}

    /** Takes {@code 3x3|1x1|depthwise|5x5 BATCH}; prints {@code conv NAME BATCH seconds: S}. */
    public static void main(String[] arguments) {
        var name = arguments[0];
        var batch = Integer.parseInt(arguments[1]);
        var shape = switch (name) {
            case "3x3", "depthwise" -> Shape.of(56, 56, 64);
            case "1x1" -> Shape.of(14, 14, 256);
            case "5x5" -> Shape.of(56, 56, 32);
            default -> throw new IllegalArgumentException("expected 3x3, 1x1, depthwise or 5x5, received " + name);
        };
        var layer = switch (name) {
            case "3x3" -> (Layer) Conv2D.of(64, 3).withPadding(Padding.SAME);
            case "1x1" -> Conv2D.of(256, 1);
            case "depthwise" -> DepthwiseConv2D.of(3).withPadding(Padding.SAME);
            default -> Conv2D.of(64, 5).withPadding(Padding.SAME).withStrides(2);
        };
        var model = Sequential.of(Input.of(shape.toArray()), layer);
        var numbers = new float[batch * shape.elements()];
        Philox.normal(0, 0, 0, numbers.length, 0, 1, numbers, 0);
        var x = Tensor.wrap(numbers, shape.prepend(batch));
        Stopwatch.seconds(() -> model.predict(x, batch), WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "conv %s %d seconds: %.9f%n", name, batch, Stopwatch.seconds(() -> model.predict(x, batch), SECONDS));
    }
}
