package io.lanewise.golden;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.layer.Layers;
import io.lanewise.model.LoneLayer;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Cases of kind {@code layer_random}: the statistics of a random layer's output for ones. */
final class RandomLayerRunner implements CaseRunner {
    private static final double STATISTICAL = 0.01;
    private static final Set<String> KNOWN = Set.of("zero_fraction", "kept_value", "mean", "std", "note");

    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var layer = Layers.CATALOGUE.fromConfig(json.get("class").string(), json.get("args"));
        var expected = json.get("expected");
        if (!KNOWN.containsAll(((JsonObject) expected.json()).members().keySet())) {
            throw new UnknownNameException("statistic", expected.members().keySet().toString(), KNOWN);
        }
        var shape = Shape.of(json.get("input_all_ones_of_shape").integers());
        var ones = new float[shape.elements()];
        Arrays.fill(ones, 1);
        var lone = new LoneLayer(layer, 0);
        var training = json.get("training").bool();
        var output = Computation.run(
                        List.of(Tensor.wrap(ones, shape)),
                        x -> List.of(lone.trace(x.getFirst().tape(), x, training).output()))
                .getFirst();
        return compare(expected, output);
    }

    private static Outcome compare(JsonView expected, Tensor output) {
        var zeros = 0;
        var sum = 0.0;
        var squares = 0.0;
        var exact = new Comparison(new Tolerance(1e-6, 0));
        for (var i = 0; i < output.elements(); i++) {
            var kept = output.at(i);
            sum += kept;
            squares += kept * kept;
            if (kept == 0) {
                zeros++;
            } else if (expected.has("kept_value")) {
                exact.number("kept value", expected.get("kept_value").number(), kept);
            }
        }
        if (exact.outcome() instanceof Outcome.Failed failed) {
            return failed;
        }
        var statistics = new Comparison(new Tolerance(0, STATISTICAL));
        var mean = sum / output.elements();
        statistics.number("mean", expected.get("mean").number(), mean);
        if (expected.has("std")) {
            statistics.number("standard deviation", expected.get("std").number(), Math.sqrt(squares / output.elements() - mean * mean));
        }
        if (expected.has("zero_fraction")) {
            statistics.number("zero fraction", expected.get("zero_fraction").number(), (double) zeros / output.elements());
        }
        return statistics.outcome();
    }
}
