package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.optimizer.RmsProp;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;

/** The basic sample of a Keras tutorial: random numbers, random labels, two layers. There is nothing to learn but the labels by heart. */
public final class BasicSample {
    private BasicSample() {}

    /** Trains for ten epochs. */
    public static void main(String[] arguments) {
        run(10);
    }

    /** A hidden layer and a probability. */
    public static Sequential model() {
        return Sequential.of(
                Dense.of(32).withActivation(RELU).withInputShape(100),
                Dense.of(1).withActivation(SIGMOID));
    }

    /** Trains; returns the loss of the last epoch. */
    static double run(int epochs) {
        Lanewise.seed(1);
        var random = new SplittableRandom(1);
        var data = Tensor.of(random.doubles(1000 * 100).toArray(), 1000, 100);
        var labels = Tensor.of(random.ints(1000, 0, 2).toArray(), 1000, 1);

        var model = model();
        model.compile(RmsProp.of(), BINARY_CROSSENTROPY, ACCURACY);
        var history = model.fit(data, labels, Fit.epochs(epochs).withBatchSize(32));

        var predictions = model.predict(data);
        System.out.println("predictions " + predictions + ", the first: " + predictions.at(0));
        System.out.printf("loss of the last epoch %.4f%n", history.last("loss"));
        return history.last("loss");
    }
}
