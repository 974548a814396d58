package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.layer.Add;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long a batch of a new size waits for its program: tracing, gradients, fusion and planning of a training step of a functional model
 * of 50 layers, 25 dense ones and 25 residual connections.
 */
public final class TraceTime {
    private static final int WIDTH = 64;
    private static final int BLOCKS = 25;
    private static final int WARM_UP_SIZES = 300;
    private static final int SIZES = 20;

    private TraceTime() {}

    /** Prints {@code trace milliseconds: M}, the median of 20 new batch sizes after 300 others. */
    public static void main(String[] arguments) {
        var input = Input.of(WIDTH).symbol();
        var last = input;
        for (var block = 0; block < BLOCKS; block++) {
            last = Add.of().apply(last, Dense.of(WIDTH).withActivation(RELU).apply(last));
        }
        var model = Model.of(input, Dense.of(10).withActivation(SOFTMAX).apply(last));
        model.compile(Adam.of(), SPARSE_CATEGORICAL_CROSSENTROPY);
        var count = WARM_UP_SIZES + SIZES;
        var samples = Samples.of(Tensor.zeros(count, WIDTH), Tensor.wrap(new int[count], Shape.of(count)));
        var milliseconds = new double[count];
        for (var size = 1; size <= count; size++) {
            var start = System.nanoTime();
            model.steps(samples, size);
            milliseconds[size - 1] = (System.nanoTime() - start) * 1e-6;
        }
        var measured = Arrays.copyOfRange(milliseconds, WARM_UP_SIZES, count);
        System.out.printf(Locale.ROOT, "first %.1f ms, spread %.2f ms%n", milliseconds[0], Statistics.spread(measured));
        System.out.printf(Locale.ROOT, "trace milliseconds: %.2f%n", Statistics.median(measured));
    }
}
