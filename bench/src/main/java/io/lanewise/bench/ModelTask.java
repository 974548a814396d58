package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.layer.Add;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.GlobalAveragePooling1D;
import io.lanewise.layer.Gru;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.layer.LayerNormalization;
import io.lanewise.layer.Lstm;
import io.lanewise.layer.MaxPooling2D;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.layer.Padding;
import io.lanewise.loss.SparseCategoricalCrossentropy;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Locale;

/** The time of a training step (SGD) or a prediction of a common model: a small CNN, an LSTM, a GRU, an encoder layer of a transformer. */
public final class ModelTask {
    private static final int CLASSES = 10;
    private static final double WARM_UP_SECONDS = 4;
    private static final double SECONDS = 3;

    private ModelTask() {}

    /** Takes {@code cnn|lstm|gru|transformer step|predict}; prints {@code NAME MODE seconds: S}. */
    public static void main(String[] arguments) {
        var name = arguments[0];
        var mode = arguments[1];
        var model = switch (name) {
            case "cnn" -> cnn();
            case "lstm" -> recurrent(Lstm.of(128));
            case "gru" -> recurrent(Gru.of(128));
            case "transformer" -> transformer();
            default -> throw new IllegalArgumentException("expected cnn, lstm, gru or transformer, received " + name);
        };
        var batch = name.equals("cnn") ? 64 : 32;
        var x = features(model.inputs().getFirst().shape().with(0, batch));
        var task = mode.equals("step") ? step(model, x) : (Runnable) () -> model.predict(x, batch);
        Stopwatch.seconds(task, WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "%s %s seconds: %.9f%n", name, mode, Stopwatch.seconds(task, SECONDS));
    }

    private static Runnable step(Model model, Tensor x) {
        model.compile(Sgd.of(0.01), SparseCategoricalCrossentropy.of().withFromLogits(true));
        var batch = x.shape().size(0);
        var labels = new int[batch];
        for (var i = 0; i < batch; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(0, 1, i), CLASSES);
        }
        var steps = model.steps(Samples.of(x, Tensor.wrap(labels, Shape.of(batch))), batch);
        return () -> steps.run(0);
    }

    private static Tensor features(Shape shape) {
        var numbers = new float[shape.elements()];
        Philox.normal(0, 0, 0, numbers.length, 0, 1, numbers, 0);
        return Tensor.wrap(numbers, shape);
    }

    private static Model cnn() {
        return Sequential.of(
                Input.of(28, 28, 1),
                Conv2D.of(32, 3).withPadding(Padding.SAME).withActivation(RELU), MaxPooling2D.of(),
                Conv2D.of(64, 3).withPadding(Padding.SAME).withActivation(RELU), MaxPooling2D.of(),
                Flatten.of(), Dense.of(128).withActivation(RELU), Dense.of(CLASSES));
    }

    private static Model recurrent(Layer layer) {
        return Sequential.of(Input.of(100, 64), layer, Dense.of(CLASSES));
    }

    private static Model transformer() {
        var x = Input.of(64, 128).symbol();
        var attended = LayerNormalization.of().withEpsilon(1e-5).apply(Add.of().apply(x, MultiHeadAttention.of(4, 32).apply(x, x)));
        var within = Dense.of(128).apply(Dense.of(512).withActivation(RELU).apply(attended));
        var encoded = LayerNormalization.of().withEpsilon(1e-5).apply(Add.of().apply(attended, within));
        return Model.of(x, Dense.of(CLASSES).apply(GlobalAveragePooling1D.of().apply(encoded)));
    }
}
