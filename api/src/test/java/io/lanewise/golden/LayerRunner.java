package io.lanewise.golden;

import io.lanewise.config.UnknownNameException;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.config.json.JsonView;
import io.lanewise.io.ModelJson;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Discretization;
import io.lanewise.layer.IntegerLookup;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Layers;
import io.lanewise.layer.Normalization;
import io.lanewise.model.LoneLayer;
import io.lanewise.model.Trace;
import io.lanewise.op.Ops;
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
        var described = Layers.CATALOGUE.fromConfig(json.get("class").string(), ModelJson.withModels(json.get("config"), 0));
        var layer = json.find("adapt_data").map(data -> adapted(described, GoldenArray.read(data).tensor())).orElse(described);
        var call = json.get("call");
        var style = call.get("style").string();
        var isState = style.equals("initial_state");
        if (!isState && !style.equals("single") && !style.equals(layer.takesList() ? "list" : "args")) {
            throw new UnknownNameException("call style", style, List.of());
        }
        var training = call.find("training").map(given -> given.bool()).orElse(false);
        var given = new Given(call, golden.arrays("inputs").stream().map(input -> Objects.requireNonNull(input).tensor()).toList(), isState);
        var lone = new LoneLayer(layer, 0);
        var tape = new Tape();
        var values = new ArrayList<Value>();
        given.all().forEach(input -> values.add(tape.input("input " + values.size(), new Spec(input.shape(), input.dtype()))));
        for (var name : given.arguments(values).names()) {
            if (!layer.argumentNames().contains(name)) {
                throw new UnknownNameException("call argument", name, layer.argumentNames());
            }
        }
        lone.trace(tape, given.inputs(values), given.arguments(values), training);
        var weights = golden.arrays("weights");
        for (var i = 0; i < lone.variables().size() && !json.has("adapt_data"); i++) {
            lone.variables().get(i).write(Objects.requireNonNull(weights.get(i)).tensor(DType.FLOAT32));
        }
        return compare(golden, lone, given, training);
    }

    private static Layer adapted(Layer layer, Tensor data) {
        return switch (layer) {
            case Normalization normalization -> normalization.adapt(data);
            case Discretization discretization -> discretization.adapt(data);
            case IntegerLookup lookup -> lookup.adapt(data);
            default -> throw new UnknownNameException("layer to adapt", layer.className(), List.of("Normalization", "Discretization", "IntegerLookup"));
        };
    }

    /** What the layer is called with: inputs, the initial states among them, then the arrays that are given by name. */
    private record Given(JsonView call, List<Tensor> positional, boolean isState) {
        private List<String> names() {
            return List.copyOf(call.get("arrays").members().keySet());
        }

        List<Tensor> all() {
            var all = new ArrayList<>(positional);
            // Masks are true or false, in a graph 1 or 0.
            names().forEach(name -> all.add(graphType(GoldenArray.read(call.get("arrays").get(name)).tensor())));
            return all;
        }

        private static Tensor graphType(Tensor tensor) {
            return tensor.dtype() == DType.UINT8 ? tensor.to(DType.FLOAT32) : tensor;
        }

        List<Value> inputs(List<Value> values) {
            return values.subList(0, isState ? 1 : positional.size());
        }

        Arguments<Value> arguments(List<Value> values) {
            var arguments = Arguments.<Value>none();
            if (isState) {
                arguments = arguments.with("initial_state", values.subList(1, positional.size()));
            }
            for (var i = 0; i < names().size(); i++) {
                arguments = arguments.with(names().get(i), List.of(values.get(positional.size() + i)));
            }
            for (var constant : call.get("kwargs").members().entrySet()) {
                arguments = arguments.with(constant.getKey(), constant.getValue().json());
            }
            return arguments;
        }
    }

    private static Outcome compare(GoldenCase golden, LoneLayer layer, Given given, boolean training) {
        var traced = new ArrayList<Trace>();
        var upstream = golden.arrays("upstream");
        var hasGradients = golden.json().has("grad_weights");
        var results = Computation.run(given.all(), x -> {
            var trace = layer.trace(x.getFirst().tape(), given.inputs(x), given.arguments(x), training);
            traced.add(trace);
            var outputs = new ArrayList<>(trace.outputs());
            outputs.addAll(trace.penalties());
            if (hasGradients) {
                outputs.addAll(Computation.gradients(trace.outputs(), upstream, differentiated(layer, x.subList(0, given.positional().size()))));
            }
            for (var variable : layer.variables()) {
                var updated = trace.updates().get(variable);
                outputs.add(updated == null ? Ops.copy(x.getFirst().tape().weight(variable)) : updated);
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
        var after = golden.arrays("weights_after");
        for (var i = 0; i < layer.variables().size() && !after.isEmpty(); i++) {
            comparison.array(layer.variables().get(i).name(), Objects.requireNonNull(after.get(i)), results.get(results.size() - layer.variables().size() + i));
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
