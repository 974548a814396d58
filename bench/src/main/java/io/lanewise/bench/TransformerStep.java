package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;

import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.layer.Add;
import io.lanewise.layer.Dense;
import io.lanewise.layer.GlobalAveragePooling1D;
import io.lanewise.layer.Input;
import io.lanewise.layer.LayerNormalization;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.loss.SparseCategoricalCrossentropy;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Locale;

/** The time of a training step and of a prediction of an encoder layer: 64 steps of 128 numbers, 4 heads, 512 units within, batch 32, SGD. */
public final class TransformerStep {
    private static final int BATCH = 32;
    private static final int STEPS = 64;
    private static final int SIZE = 128;
    private static final int HEADS = 4;
    private static final int WITHIN = 512;
    private static final int CLASSES = 10;
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 2;

    private TransformerStep() {}

    /** Prints {@code transformer predict seconds: S} and {@code transformer step seconds: S}. */
    public static void main(String[] arguments) {
        var x = Input.of(STEPS, SIZE).symbol();
        var attended = LayerNormalization.of().withEpsilon(1e-5).apply(Add.of().apply(x, MultiHeadAttention.of(HEADS, SIZE / HEADS).apply(x, x)));
        var within = Dense.of(SIZE).apply(Dense.of(WITHIN).withActivation(RELU).apply(attended));
        var encoded = LayerNormalization.of().withEpsilon(1e-5).apply(Add.of().apply(attended, within));
        var model = Model.of(x, Dense.of(CLASSES).apply(GlobalAveragePooling1D.of().apply(encoded)));
        model.compile(Sgd.of(0.01), SparseCategoricalCrossentropy.of().withFromLogits(true));
        var features = new float[BATCH * STEPS * SIZE];
        Philox.normal(0, 0, 0, features.length, 0, 1, features, 0);
        var labels = new int[BATCH];
        for (var i = 0; i < BATCH; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(0, 1, i), CLASSES);
        }
        var batch = Tensor.wrap(features, Shape.of(BATCH, STEPS, SIZE));
        var steps = model.steps(Samples.of(batch, Tensor.wrap(labels, Shape.of(BATCH))), BATCH);
        Stopwatch.seconds(() -> steps.run(0), WARM_UP_SECONDS);
        var step = Stopwatch.seconds(() -> steps.run(0), SECONDS);
        Stopwatch.seconds(() -> model.predict(batch), WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "transformer predict seconds: %.6f%n", Stopwatch.seconds(() -> model.predict(batch), SECONDS));
        System.out.printf(Locale.ROOT, "transformer step seconds: %.6f%n", step);
    }
}
