package io.lanewise.examples;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;

/** Regression: one output learns y = sin 3x + x / 2 from noisy samples. */
public final class Regression {
    private static final double NOISE = 0.05;

    private Regression() {}

    /** Trains and prints the error on samples without noise. */
    public static void main(String[] arguments) {
        run(60);
    }

    /** Two hidden layers. */
    public static Sequential model() {
        return Sequential.of(
                Input.of(1),
                Dense.of(32).withActivation(TANH),
                Dense.of(32).withActivation(TANH),
                Dense.of(1));
    }

    /** Trains; returns the mean absolute error on samples without noise. */
    static double run(int epochs) {
        Lanewise.seed(3);
        var training = samples(2000, NOISE, 1);
        var test = samples(500, 0, 2);

        var model = model();
        model.compile(Adam.of(0.01), MEAN_SQUARED_ERROR, Metric.of("mae"));
        model.fit(training, Fit.epochs(epochs).withVerbose(2));

        var error = model.evaluate(test).get("mae");
        System.out.printf("mean absolute error %.4f%n", error);
        return error;
    }

    private static Samples samples(int count, double noise, long seed) {
        var random = new SplittableRandom(seed);
        var x = random.doubles(count, -1, 1).toArray();
        var y = new double[count];
        for (var i = 0; i < count; i++) {
            y[i] = Math.sin(3 * x[i]) + x[i] / 2 + noise * random.nextDouble(-1, 1);
        }
        return Samples.of(Tensor.of(x, count, 1), Tensor.of(y, count, 1));
    }
}
