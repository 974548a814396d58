package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;

import io.lanewise.Sequential;
import io.lanewise.engine.Philox;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Locale;

/** The time of {@code predict} for a single row: 784 → 100 relu → 10 softmax. */
public final class SingleRow {
    private static final int PIXELS = 784;
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 1;

    private SingleRow() {}

    /** Prints {@code single-row seconds: S}. */
    public static void main(String[] arguments) {
        var model = Sequential.of(Input.of(PIXELS), Dense.of(100).withActivation(RELU), Dense.of(10).withActivation(SOFTMAX));
        var features = new float[PIXELS];
        Philox.uniform(0, 0, 0, PIXELS, 0, 1, features, 0);
        var row = Tensor.wrap(features, Shape.of(1, PIXELS));
        Stopwatch.seconds(() -> model.predict(row), WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "single-row seconds: %.9f%n", Stopwatch.seconds(() -> model.predict(row), SECONDS));
    }
}
