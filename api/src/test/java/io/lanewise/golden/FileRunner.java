package io.lanewise.golden;

import io.lanewise.Model;
import io.lanewise.config.json.JsonView;
import io.lanewise.io.LoadOptions;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.model.Port;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Cases of kind {@code file}: a file that Keras wrote is read, compared, written, read again and found to be the same to the bit. */
final class FileRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) throws IOException {
        var file = golden.sibling(golden.json().get("file").string());
        var x = golden.arrays("inputs").stream().map(input -> Objects.requireNonNull(input).tensor()).toList();
        var isWeights = file.toString().endsWith(".weights.h5");
        var model = isWeights ? Model.fromJson(golden.json().get("model")) : Model.load(file);
        if (isWeights) {
            model.loadWeights(file);
        }
        var comparison = new Comparison(golden.tolerance());
        compare(comparison, golden, model, model.predict(x));
        sameAfterwards(comparison, model, x, isWeights);
        if (!isWeights) {
            sameWeightsInTheModelThatTheCaseDescribes(comparison, golden, file, model);
        }
        return comparison.outcome();
    }

    private static void compare(Comparison comparison, GoldenCase golden, Model model, List<Tensor> predictions) {
        var json = golden.json();
        var weights = golden.arrays("weights");
        comparison.equal("number of weights", weights.size(), model.weights().size());
        for (var i = 0; i < weights.size(); i++) {
            // Weights are copied, not computed: every bit counts.
            var expected = Objects.requireNonNull(weights.get(i));
            comparison.equal("weight " + expected.name(), expected.tensor(), model.weights().get(i));
        }
        var outputs = golden.arrays("outputs");
        comparison.equal("number of outputs", outputs.size(), predictions.size());
        for (var i = 0; i < outputs.size(); i++) {
            comparison.array("output " + i, Objects.requireNonNull(outputs.get(i)), predictions.get(i));
        }
        comparison.equal("parameters", json.get("parameters").longInteger(), model.countParameters());
        comparison.equal("trainable parameters", json.get("trainable_parameters").longInteger(), model.outline().trainableParameters());
        var remembered = golden.arrays("optimizer_variables");
        if (!remembered.isEmpty()) {
            var state = model.optimizerState().variables();
            comparison.equal("number of optimizer variables", remembered.size(), state.size());
            for (var i = 0; i < remembered.size(); i++) {
                comparison.equal("optimizer variable " + i, Objects.requireNonNull(remembered.get(i)).tensor(), state.get(i));
            }
        }
        json.find("compile").ifPresent(settings -> compare(comparison, settings, model));
    }

    private static void compare(Comparison comparison, JsonView settings, Model model) {
        var optimizer = model.optimizerState().optimizer();
        comparison.equal("optimizer", settings.get("optimizer").get("class").string(), optimizer.className());
        var expected = settings.get("optimizer").get("args").members();
        expected.forEach((key, value) -> comparison.number("optimizer's " + key, value.number(),
                optimizer.config().view("optimizer").get(key).number()));
        var compilation = Objects.requireNonNull(model.compilation());
        var names = model.network().outputs().stream().map(Port::name).toList();
        var losses = compilation.losses().of("loss", names);
        comparison.equal("loss", Losses.CATALOGUE.read(settings.get("loss")).className(), Objects.requireNonNull(losses.getFirst()).className());
        var metrics = compilation.metrics().of("metrics", names).getFirst();
        comparison.equal("metrics", settings.get("metrics").strings(), metrics == null ? List.of() : metrics.stream().map(Metric::name).toList());
    }

    /** What is written and read again. */
    private static void sameAfterwards(Comparison comparison, Model model, List<Tensor> x, boolean weightsOnly) throws IOException {
        var folder = Files.createTempDirectory("golden");
        var file = folder.resolve(weightsOnly ? "written.weights.h5" : "written.keras");
        try {
            Model again;
            if (weightsOnly) {
                model.saveWeights(file);
                again = Model.fromJson(model.toJson());
                again.loadWeights(file);
            } else {
                model.save(file);
                again = Model.load(file);
            }
            comparison.equal("description when read again", model.toJson(), again.toJson());
            comparison.equal("weights when read again", model.weights(), again.weights());
            comparison.equal("output when read again", model.predict(x), again.predict(x));
            if (model.compilation() != null) {
                comparison.equal("optimizer variables when read again", model.optimizerState().variables(), again.optimizerState().variables());
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void sameWeightsInTheModelThatTheCaseDescribes(Comparison comparison, GoldenCase golden, Path file, Model model) {
        var described = Model.fromJson(golden.json().get("model"));
        described.loadWeights(file, LoadOptions.DEFAULT);
        comparison.equal("weights in the model that the case describes", model.weights(), described.weights());
    }
}
