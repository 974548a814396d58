package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.layer.Add;
import io.lanewise.layer.Concatenate;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Two inputs, a layer that both share, a residual connection, two outputs: how far apart are two points, and which is farther out? */
public final class FunctionalGraph {
    private FunctionalGraph() {}

    /** Trains and prints how often the second question is answered right. */
    public static void main(String[] arguments) {
        run(40);
    }

    /** Both points through one layer, then a residual block and two answers. */
    public static Model model() {
        var left = Input.of(2).withName("left").symbol();
        var right = Input.of(2).withName("right").symbol();
        var point = Dense.of(32).withActivation(RELU).withName("point");
        var both = Concatenate.of().apply(point.apply(left), point.apply(right));
        var hidden = Dense.of(64).withActivation(RELU).apply(both);
        var residual = Add.of().apply(hidden, both);
        var distance = Dense.of(1).withName("distance").apply(residual);
        var farther = Dense.of(1).withActivation(SIGMOID).withName("farther").apply(residual);

        return Model.of(List.of(left, right), List.of(distance, farther));
    }

    /** Trains; returns how often the second question is answered right. */
    static double run(int epochs) {
        Lanewise.seed(6);
        var model = model();
        model.compile(Compilation.of(Adam.of(0.005), Map.of("distance", MEAN_SQUARED_ERROR, "farther", BINARY_CROSSENTROPY))
                .withLossWeights(Map.of("farther", 0.5))
                .withMetrics(Map.of("farther", List.of(ACCURACY))));
        model.summary();
        model.fit(samples(2000, 1), Fit.epochs(epochs).withVerbose(2));

        var scores = model.evaluate(samples(500, 2));
        System.out.printf("distance: mean squared error %.4f; farther: accuracy %.3f%n", scores.get("distance_loss"), scores.get("farther_accuracy"));
        return scores.get("farther_accuracy");
    }

    private static Samples samples(int count, long seed) {
        var random = new SplittableRandom(seed);
        var a = random.doubles(count * 2L, -1, 1).toArray();
        var b = random.doubles(count * 2L, -1, 1).toArray();
        var distance = new double[count];
        var farther = new double[count];
        for (var i = 0; i < count; i++) {
            distance[i] = Math.hypot(a[2 * i] - b[2 * i], a[2 * i + 1] - b[2 * i + 1]);
            farther[i] = Math.hypot(a[2 * i], a[2 * i + 1]) > Math.hypot(b[2 * i], b[2 * i + 1]) ? 1 : 0;
        }
        return Samples.of(
                Map.of("left", Tensor.of(a, count, 2), "right", Tensor.of(b, count, 2)),
                Map.of("distance", Tensor.of(distance, count, 1), "farther", Tensor.of(farther, count, 1)));
    }
}
