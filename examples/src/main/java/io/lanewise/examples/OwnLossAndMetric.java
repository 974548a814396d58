package io.lanewise.examples;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.relu;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;

/** A loss and a metric of one's own: a prediction that nine of ten values stay below, such as of a delivery's time. */
public final class OwnLossAndMetric {
    private static final double QUANTILE = 0.9;

    private OwnLossAndMetric() {}

    /** Trains and prints how many values are below their prediction. */
    public static void main(String[] arguments) {
        run(60);
    }

    /** Trains; returns the part of values that are below their prediction. */
    static double run(int epochs) {
        Lanewise.seed(2);
        var count = 2000;
        var random = new SplittableRandom(2);
        var distances = random.doubles(count, 0, 1).toArray();
        var times = new double[count];
        for (var i = 0; i < count; i++) {
            times[i] = 1 + 2 * distances[i] + random.nextDouble();
        }
        var x = Tensor.of(distances, count, 1);
        var y = Tensor.of(times, count, 1);

        // Too low costs 0.9 of the difference, too high 0.1: least where 0.9 of the values are below. Koenker and Bassett, 1978.
        var quantile = Loss.of("quantile", (yTrue, yPred) -> {
            var low = relu(subtract(yTrue, yPred));
            var high = relu(subtract(yPred, yTrue));
            return mean(add(multiply(low, QUANTILE), multiply(high, 1 - QUANTILE)), -1);
        });
        var below = Metric.of("below", (yTrue, yPred) -> mean(greater(yPred, yTrue), -1));

        var model = Sequential.of(Input.of(1), Dense.of(1));
        model.compile(Adam.of(0.005), quantile, below);
        model.fit(x, y, Fit.epochs(epochs).withVerbose(2));
        var part = model.evaluate(x, y).get("below");
        System.out.printf("below the prediction: %.3f%n", part);
        return part;
    }
}
