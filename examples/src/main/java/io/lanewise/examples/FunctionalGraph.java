package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.layer.Add;
import io.lanewise.layer.Concatenate;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Two points go through the same encoder; one output tells which is farther from the origin, the other their distance. */
public final class FunctionalGraph {
    private static final int COUNT = 2000;

    private FunctionalGraph() {}

    /** Trains, draws the graph to graph.svg and prints the accuracy. */
    public static void main(String[] arguments) throws IOException {
        run(30, Path.of("graph.svg"));
    }

    /** Trains; returns the accuracy of the output that compares. */
    static double run(int epochs, Path drawing) throws IOException {
        Lanewise.seed(5);
        var first = Input.of(2).withName("first").symbol();
        var second = Input.of(2).withName("second").symbol();
        var encoder = Dense.of(16).withActivation(RELU).withName("encoder");
        var a = encoder.apply(first);
        var b = encoder.apply(second);
        var joined = Concatenate.of().apply(a, b, a.minus(b));
        var deep = Dense.of(48).withActivation(RELU).apply(joined);
        var residual = Add.of().apply(joined, deep);
        var model = Model.of(
                List.of(first, second),
                List.of(Dense.of(1).withActivation(SIGMOID).withName("farther").apply(residual), Dense.of(1).withName("distance").apply(residual)));
        model.compile(Compilation.of(Adam.of(0.003), Map.of("farther", BINARY_CROSSENTROPY, "distance", MEAN_SQUARED_ERROR))
                .withLossWeights(Map.of("distance", 0.5))
                .withMetrics(Map.of("farther", List.of(Metric.of("accuracy")))));
        model.plot(drawing);

        var samples = samples();
        model.fit(samples, Fit.epochs(epochs).withVerbose(2));
        var accuracy = model.evaluate(samples).get("farther_accuracy");
        System.out.printf("right about which is farther: %.3f%n", accuracy);
        return accuracy;
    }

    private static Samples samples() {
        var random = new SplittableRandom(5);
        var first = random.doubles(COUNT * 2L, -1, 1).toArray();
        var second = random.doubles(COUNT * 2L, -1, 1).toArray();
        var farther = new double[COUNT];
        var distance = new double[COUNT];
        for (var i = 0; i < COUNT; i++) {
            farther[i] = Math.hypot(first[2 * i], first[2 * i + 1]) > Math.hypot(second[2 * i], second[2 * i + 1]) ? 1 : 0;
            distance[i] = Math.hypot(first[2 * i] - second[2 * i], first[2 * i + 1] - second[2 * i + 1]);
        }
        return Samples.of(
                Map.of("first", Tensor.of(first, COUNT, 2), "second", Tensor.of(second, COUNT, 2)),
                Map.of("farther", Tensor.of(farther, COUNT, 1), "distance", Tensor.of(distance, COUNT, 1)));
    }
}
