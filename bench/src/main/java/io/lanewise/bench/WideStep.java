package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Locale;

/** The time of a training step of a network that is mostly products: 784 → 1024 relu → 1024 relu → 10 softmax, SGD, batch 256. */
public final class WideStep {
    private static final int BATCH = 256;
    private static final int PIXELS = 784;
    private static final int UNITS = 1024;
    private static final int CLASSES = 10;
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 2;

    private WideStep() {}

    /** Prints {@code wide step seconds: S}. */
    public static void main(String[] arguments) {
        var model = Sequential.of(
                Input.of(PIXELS), Dense.of(UNITS).withActivation(RELU), Dense.of(UNITS).withActivation(RELU),
                Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY);
        var features = new float[BATCH * PIXELS];
        Philox.uniform(0, 0, 0, features.length, 0, 1, features, 0);
        var labels = new int[BATCH];
        for (var i = 0; i < BATCH; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(0, 1, i), CLASSES);
        }
        var samples = Samples.of(Tensor.wrap(features, Shape.of(BATCH, PIXELS)), Tensor.wrap(labels, Shape.of(BATCH)));
        var steps = model.steps(samples, BATCH);
        Stopwatch.seconds(() -> steps.run(0), WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "wide step seconds: %.6f%n", Stopwatch.seconds(() -> steps.run(0), SECONDS));
    }
}
