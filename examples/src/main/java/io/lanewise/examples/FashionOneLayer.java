package io.lanewise.examples;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.data.FashionMnist;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.train.Fit;
import io.lanewise.train.Scores;
import java.io.IOException;
import java.nio.file.Path;

/** One dense layer tells garments apart, with no optimizer named: RMSprop, as in Keras. */
public final class FashionOneLayer {
    private FashionOneLayer() {}

    /** Trains on Fashion-MNIST, or on generated garments where the real ones are not at hand. */
    public static void main(String[] arguments) throws IOException {
        run(FashionMnist.loadOrGenerate(), 5, 42, Path.of("model.svg"));
    }

    /** A probability for each kind. */
    public static Sequential model() {
        return Sequential.of(Input.of(784), Dense.of(10).withActivation(SOFTMAX));
    }

    /** Trains and draws the model; returns how well it does on the samples kept for validation. */
    static Scores run(FashionMnist data, int epochs, long seed, Path drawing) throws IOException {
        System.out.println(data.source());
        Lanewise.seed(seed);
        var split = data.train().scaled(1 / 255.0).reshape(784).split(0.2, 42);
        System.out.println("training " + split.train() + ", validation " + split.test());

        var model = model();
        model.compile(SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        model.summary();
        model.plot(drawing);
        System.out.println("784 inputs and 10 outputs: 784 · 10 weights + 10 biases = " + model.countParameters());
        System.out.println("100 inputs and 10 outputs: 100 · 10 weights + 10 biases = " + Sequential.of(Input.of(100), Dense.of(10)).countParameters());

        model.fit(split.train(), Fit.epochs(epochs).withValidationData(split.test()));
        var scores = model.evaluate(split.test());
        System.out.printf("validation loss %.4f, accuracy %.4f%n", scores.loss(), scores.get("accuracy"));
        return scores;
    }
}
