package io.lanewise.golden;

import io.lanewise.config.json.JsonView;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.Initializers;
import io.lanewise.initializer.RandomKey;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;

/**
 * Cases of kind {@code initializer}: exact numbers, or the distribution of as many draws as Keras made: both are samples, so that they
 * may differ by some standard errors.
 */
final class InitializerRunner implements CaseRunner {
    private static final double STANDARD_ERRORS = 6;
    private static final double ROUNDING = 1e-6;

    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var initializer = Initializers.CATALOGUE.fromConfig(json.get("class").string(), json.get("config"));
        var shape = Shape.of(json.get("shape").integers());
        if (json.find("outputs").isPresent()) {
            var expected = Objects.requireNonNull(golden.arrays("outputs").getFirst());
            return new Comparison(golden.tolerance()).array("output", expected, Tensor.wrap(draw(initializer, shape, 0), shape)).outcome();
        }
        var comparison = new Comparison(new Tolerance(0, 0));
        comparison.equal("two draws of one seed", true, Arrays.equals(draw(initializer, shape, 1), draw(initializer, shape, 1)));
        comparison.equal("two draws of two seeds", false, Arrays.equals(draw(initializer, shape, 1), draw(initializer, shape, 2)));
        return json.has("property") ? orthogonal(json, initializer, shape, comparison) : distribution(json, initializer, shape, comparison);
    }

    private static float[] draw(Initializer initializer, Shape shape, long seed) {
        var numbers = new float[shape.elements()];
        initializer.fill(shape, new RandomKey(seed, 0), numbers);
        return numbers;
    }

    private static Outcome distribution(JsonView json, Initializer initializer, Shape shape, Comparison comparison) {
        var count = json.get("draws").integer();
        var sorted = new double[count];
        for (var at = 0; at < count; at += shape.elements()) {
            var drawn = draw(initializer, shape, at);
            for (var i = 0; i < Math.min(drawn.length, count - at); i++) {
                sorted[at + i] = drawn[i];
            }
        }
        Arrays.sort(sorted);
        var mean = Arrays.stream(sorted).average().orElseThrow();
        var deviation = Math.sqrt(Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
        // Keras's figures come from a sample of the same size: the difference has √2 standard errors.
        var error = STANDARD_ERRORS * Math.sqrt(2.0 / count) * json.get("std").number();
        near(comparison, "mean", json.get("mean").number(), mean, error);
        near(comparison, "std", json.get("std").number(), deviation, error);
        for (var quantile : json.get("quantiles").members().entrySet()) {
            var part = Double.parseDouble(quantile.getKey());
            var around = Math.min(part, 1 - part) * 0.2;
            // The density at the quantile, from neighbouring ones of our sample, turns an error of the share into one of the number.
            var spread = sorted[(int) (count * (part + around))] - sorted[(int) (count * (part - around))];
            var density = 2 * around / spread;
            var shareError = STANDARD_ERRORS * Math.sqrt(2 * part * (1 - part) / count);
            near(comparison, "quantile " + part, quantile.getValue().number(), sorted[(int) (count * part)], shareError / density + ROUNDING);
        }
        if (isBounded(initializer, json.get("args"))) {
            // A bounded distribution: its ends are nearly reached by so many draws.
            near(comparison, "min", json.get("min").number(), sorted[0], json.get("std").number() * 0.01);
            near(comparison, "max", json.get("max").number(), sorted[count - 1], json.get("std").number() * 0.01);
        }
        return comparison.outcome();
    }

    private static boolean isBounded(Initializer initializer, JsonView arguments) {
        var distribution = arguments.find("distribution").map(JsonView::string).orElse("");
        return !initializer.className().equals("RandomNormal") && !distribution.equals("untruncated_normal");
    }

    private static Outcome orthogonal(JsonView json, Initializer initializer, Shape shape, Comparison comparison) {
        var columns = shape.size(-1);
        var rows = shape.elements() / columns;
        var q = draw(initializer, shape, 3);
        var byColumns = rows >= columns;
        for (var i = 0; i < Math.min(rows, columns); i++) {
            for (var j = 0; j < Math.min(rows, columns); j++) {
                var product = 0.0;
                for (var k = 0; k < Math.max(rows, columns); k++) {
                    product += byColumns ? (double) q[k * columns + i] * q[k * columns + j] : (double) q[i * columns + k] * q[j * columns + k];
                }
                near(comparison, "gram " + i + ", " + j, i == j ? json.get("gram_diagonal").number() : 0, product, ROUNDING * 10);
            }
        }
        return comparison.outcome();
    }

    private static void near(Comparison comparison, String where, double expected, double received, double error) {
        comparison.equal(where + " within " + error + " of " + expected + ", received " + received, true, Math.abs(received - expected) <= error);
    }
}
