package io.lanewise.golden;

import io.lanewise.config.UnknownNameException;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Layers;
import io.lanewise.model.LoneLayer;
import io.lanewise.model.Trace;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cases of kind {@code layer}: one call of a layer with given weights, its gradients and what it adds to the loss. */
final class LayerRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var layer = Layers.CATALOGUE.fromConfig(json.get("class").string(), json.get("config"));
        var call = json.get("call");
        for (var feature : List.of("kwargs", "arrays")) {
            for (var name : call.get(feature).members().keySet()) {
                throw new UnknownNameException("call argument", name, List.of());
            }
        }
        var style = call.get("style").string();
        if (!style.equals("single") && !style.equals(layer.takesList() ? "list" : "args")) {
            throw new UnknownNameException("call style", style, List.of());
        }
        var training = call.find("training").map(given -> given.bool()).orElse(false);
        var inputs = golden.arrays("inputs").stream().map(input -> Objects.requireNonNull(input).tensor()).toList();
        var lone = new LoneLayer(layer, 0);
        var tape = new Tape();
        var values = new ArrayList<Value>();
        inputs.forEach(input -> values.add(tape.input("input " + values.size(), new Spec(input.shape(), input.dtype()))));
        lone.trace(tape, values, training);
        var weights = golden.arrays("weights");
        for (var i = 0; i < lone.variables().size(); i++) {
            lone.variables().get(i).write(Objects.requireNonNull(weights.get(i)).tensor(DType.FLOAT32));
        }
        return compare(golden, lone, inputs, training);
    }

    private static Outcome compare(GoldenCase golden, LoneLayer layer, List<Tensor> inputs, boolean training) {
        var traced = new ArrayList<Trace>();
        var upstream = golden.arrays("upstream");
        var hasGradients = golden.json().has("grad_weights");
        var results = Computation.run(inputs, x -> {
            var trace = layer.trace(x.getFirst().tape(), x, training);
            traced.add(trace);
            var outputs = new ArrayList<>(trace.outputs());
            outputs.addAll(trace.penalties());
            if (hasGradients) {
                outputs.addAll(Computation.gradients(trace.outputs(), upstream, differentiated(layer, x)));
            }
            return outputs;
        });
        var comparison = new Comparison(golden.tolerance());
        var expectedOutputs = golden.arrays("outputs");
        comparison.equal("number of outputs", expectedOutputs.size(), traced.getFirst().outputs().size());
        for (var i = 0; i < expectedOutputs.size(); i++) {
            comparison.array("output " + i, Objects.requireNonNull(expectedOutputs.get(i)), results.get(i));
        }
        var penalties = golden.arrays("losses");
        comparison.equal("number of losses", penalties.size(), traced.getFirst().penalties().size());
        for (var i = 0; i < penalties.size(); i++) {
            comparison.array("loss " + i, Objects.requireNonNull(penalties.get(i)), results.get(expectedOutputs.size() + i));
        }
        if (hasGradients) {
            var expected = new ArrayList<@Nullable GoldenArray>();
            golden.arrays("grad_inputs").stream().filter(Objects::nonNull).forEach(expected::add);
            golden.arrays("grad_weights").stream().filter(Objects::nonNull).forEach(expected::add);
            for (var i = 0; i < expected.size(); i++) {
                comparison.array("gradient " + i, Objects.requireNonNull(expected.get(i)), results.get(expectedOutputs.size() + penalties.size() + i));
            }
        }
        return comparison.outcome();
    }

    /** The inputs of floats, and all weights. */
    private static List<Value> differentiated(LoneLayer layer, List<Value> inputs) {
        var values = new ArrayList<>(inputs.stream().filter(input -> input.dtype() == DType.FLOAT32).toList());
        var tape = inputs.getFirst().tape();
        layer.variables().stream().filter(Variable::trainable).forEach(weight -> values.add(tape.weight(weight)));
        return values;
    }
}
