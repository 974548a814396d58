package io.lanewise.golden;

import io.lanewise.Model;
import io.lanewise.callback.Callback;
import io.lanewise.callback.Callbacks;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.data.Samples;
import io.lanewise.io.CompilationJson;
import io.lanewise.loss.Losses;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import io.lanewise.train.History;
import io.lanewise.train.PerOutput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Runs cases of kind {@code train}: a whole fit from given weights, then evaluate and predict. */
final class TrainRunner implements CaseRunner {
    private static final int ROWS_PREDICTED = 8;
    private static final int EVALUATED_AT_A_TIME = 16;

    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var callbacks = json.get("callbacks").elements().stream()
                .map(callback -> Callbacks.CATALOGUE.fromConfig(callback.get("class").string(), callback.get("args"))).toArray(Callback[]::new);
        var model = Model.fromJson(json.get("model"));
        model.compile(compilation(json, model.outputs().size()));
        model.setWeights(golden.arrays("initial_weights").stream().map(weight -> Objects.requireNonNull(weight).tensor()).toList());
        var samples = samples(json);

        var history = model.fit(samples, fit(golden), callbacks);

        var comparison = new Comparison(golden.tolerance());
        compareHistory(comparison, json.get("history"), history);
        var weights = model.weights();
        var expected = golden.arrays("final_weights");
        for (var i = 0; i < expected.size(); i++) {
            var weight = Objects.requireNonNull(expected.get(i));
            comparison.array("final weight " + weight.name(), weight, weights.get(i));
        }
        var predicted = model.predictAll(samples.take(Math.min(ROWS_PREDICTED, samples.count())));
        var predictions = golden.arrays("predictions_after");
        comparison.equal("number of predictions", predictions.size(), predicted.size());
        for (var i = 0; i < predictions.size(); i++) {
            comparison.array("predictions_after " + i, Objects.requireNonNull(predictions.get(i)), predicted.get(i));
        }
        compareScores(comparison, json.get("evaluate_after"), model.evaluate(samples, EVALUATED_AT_A_TIME).logs());
        return comparison.outcome();
    }

    /** As the model's own description has it; a loss that is an object with the options it was given, of which Keras's description leaves out some. */
    private static Compilation compilation(JsonView json, int outputs) {
        var described = CompilationJson.read(json.get("model").get("compile_config"), outputs);
        var loss = json.find("compile").flatMap(compile -> compile.find("loss")).filter(view -> view.json() instanceof JsonObject object && object.members().containsKey("class"));
        return loss.map(given -> Losses.CATALOGUE.fromConfig(given.get("class").string(), given.get("args")))
                .map(given -> new Compilation(described.optimizer(), new PerOutput.Same<>(given), described.lossWeights(), described.metrics(), described.weightedMetrics(),
                        described.step(), described.fusing()))
                .orElse(described);
    }

    private static Fit fit(GoldenCase golden) {
        var fit = Fit.KIND.read(golden.json().get("fit")).withVerbose(0);
        var weights = golden.array("sample_weight");
        if (weights != null) {
            fit = fit.withSampleWeight(weights.tensor(DType.FLOAT32));
        }
        var validation = golden.json().find("validation_data");
        return validation.isPresent() ? fit.withValidationData(samples(validation.get())) : fit;
    }

    /** Features and labels of a case or of its validation data, alone or as lists in the model's order. */
    private static Samples samples(JsonView json) {
        return Samples.of(tensors(json.get("x")), tensors(json.get("y")));
    }

    private static List<Tensor> tensors(JsonView json) {
        return json.json() instanceof JsonArray ? json.elements().stream().map(one -> GoldenArray.read(one).tensor()).toList() : List.of(GoldenArray.read(json).tensor());
    }

    private static void compareHistory(Comparison comparison, JsonView expected, History history) {
        comparison.equal("metrics of the history", expected.members().keySet(), history.metrics().keySet());
        for (var metric : expected.members().entrySet()) {
            var numbers = metric.getValue().numbers();
            var received = history.metrics().getOrDefault(metric.getKey(), List.of());
            comparison.equal("epochs of " + metric.getKey(), numbers.length, received.size());
            for (var epoch = 0; epoch < Math.min(numbers.length, received.size()); epoch++) {
                comparison.number(metric.getKey() + " of epoch " + epoch, numbers[epoch], received.get(epoch));
            }
        }
    }

    private static void compareScores(Comparison comparison, JsonView expected, Map<String, Double> received) {
        var numbers = new TreeMap<String, Double>();
        expected.members().forEach((name, number) -> numbers.put(name, number.number()));
        comparison.equal("metrics of evaluate", numbers.keySet(), received.keySet());
        numbers.forEach((name, number) -> comparison.number("evaluate " + name, number, received.getOrDefault(name, Double.NaN)));
    }
}
