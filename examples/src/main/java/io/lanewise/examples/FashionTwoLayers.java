package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.data.FashionMnist;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Flatten;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.train.Fit;
import io.lanewise.train.Scores;
import java.io.IOException;
import java.nio.file.Path;

/** Two dense layers learn to tell ten kinds of garment apart: the tutorial's main program. */
public final class FashionTwoLayers {
    private FashionTwoLayers() {}

    /** Trains on Fashion-MNIST, or on generated garments where the real ones are not at hand. */
    public static void main(String[] arguments) throws IOException {
        run(FashionMnist.loadOrGenerate(), Sgd.of(), 5, 42, Path.of("model.svg"));
    }

    /** A hidden layer and one of a probability for each kind. */
    public static Sequential model() {
        return Sequential.of(
                Flatten.of(28, 28),
                Dense.of(100).withActivation(RELU),
                Dense.of(10).withActivation(SOFTMAX));
    }

    /** Trains and draws the model; returns how well it does on the samples kept for validation. */
    static Scores run(FashionMnist data, Optimizer<?> optimizer, int epochs, long seed, Path drawing) throws IOException {
        System.out.println(data.source());
        Lanewise.seed(seed);
        var split = data.train().scaled(1 / 255.0).split(0.2, 42);
        System.out.println("training " + split.train() + ", validation " + split.test());

        var model = model();
        model.compile(optimizer, SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        model.summary();
        model.plot(drawing);

        var history = model.fit(split.train(), Fit.epochs(epochs).withValidationData(split.test()));
        System.out.println("history: " + history);

        var scores = model.evaluate(split.test());
        System.out.printf("validation loss %.4f, accuracy %.4f%n", scores.loss(), scores.get("accuracy"));
        return scores;
    }
}
