package io.lanewise.examples.own;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.CustomObjects;
import io.lanewise.io.LoadOptions;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metrics;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;

/** Optimizer, loss, metric and callback of one's own in one training, which goes on from a file: deliveries that nine of ten times arrive before they were promised. */
public final class OwnParts {
    private static final double PART = 0.9;

    private OwnParts() {}

    /** Trains and prints the result. */
    public static void main(String[] arguments) throws IOException {
        run(30);
    }

    /** Trains, goes on from a file; returns how far the part that is below its prediction is from 0.9. */
    static double run(int epochs) throws IOException {
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
        var validated = Fit.epochs(epochs).withValidationSplit(0.2).withVerbose(2);

        var model = Sequential.of(Input.of(1), Dense.of(1));
        model.compile(Signum.of(0.003), QuantileLoss.of(PART), QuantileError.of(PART));
        model.fit(x, y, validated, StopAtGap.of());

        var folder = Files.createTempDirectory("own-parts");
        var file = folder.resolve("deliveries.keras");
        model.save(file);
        var known = CustomObjects.NONE
                .with(Optimizers.CATALOGUE, Signum.KIND)
                .with(Losses.CATALOGUE, QuantileLoss.KIND)
                .with(Metrics.CATALOGUE, QuantileError.KIND);
        var loaded = Model.load(file, LoadOptions.DEFAULT.withCustomObjects(known));
        Files.delete(file);
        Files.delete(folder);

        loaded.fit(x, y, validated, StopAtGap.of());
        var error = loaded.evaluate(x, y).get("quantile_error");
        System.out.printf("|part below - 0.9|: %.3f%n", error);
        return error;
    }
}
