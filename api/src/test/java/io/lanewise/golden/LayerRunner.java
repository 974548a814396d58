package io.lanewise.golden;

import io.lanewise.config.UnknownNameException;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Layers;
import io.lanewise.model.Network;
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
        if (!call.get("style").string().equals("single")) {
            throw new UnknownNameException("call style", call.get("style").string(), List.of());
        }
        var training = call.find("training").map(given -> given.bool()).orElse(false);
        var input = Objects.requireNonNull(golden.arrays("inputs").getFirst()).tensor();
        var network = new Network("case", 0);
        network.add(layer);
        network.build(new Spec(input.shape(), input.dtype()));
        network.setWeights(golden.arrays("weights").stream().map(weight -> Objects.requireNonNull(weight).tensor(DType.FLOAT32)).toList());
        return compare(golden, network, input, training);
    }

    private static Outcome compare(GoldenCase golden, Network network, Tensor input, boolean training) {
        var traced = new ArrayList<Trace>();
        var upstream = golden.arrays("upstream");
        var hasGradients = golden.json().has("grad_weights");
        var results = Computation.run(List.of(input), x -> {
            var trace = network.trace(x.getFirst().tape(), x.getFirst(), training);
            traced.add(trace);
            var outputs = new ArrayList<>(List.of(trace.output()));
            outputs.addAll(trace.penalties());
            if (hasGradients) {
                outputs.addAll(Computation.gradients(trace.output(), first(upstream), differentiated(network, x.getFirst())));
            }
            return outputs;
        });
        var comparison = new Comparison(golden.tolerance());
        comparison.array("output", Objects.requireNonNull(golden.arrays("outputs").getFirst()), results.getFirst());
        var penalties = golden.arrays("losses");
        comparison.equal("number of losses", penalties.size(), traced.getFirst().penalties().size());
        for (var i = 0; i < penalties.size(); i++) {
            comparison.array("loss " + i, Objects.requireNonNull(penalties.get(i)), results.get(1 + i));
        }
        if (hasGradients) {
            var expected = new ArrayList<@Nullable GoldenArray>();
            if (input.dtype() == DType.FLOAT32) {
                expected.addAll(golden.arrays("grad_inputs"));
            }
            golden.arrays("grad_weights").stream().filter(Objects::nonNull).forEach(expected::add);
            for (var i = 0; i < expected.size(); i++) {
                comparison.array("gradient " + i, Objects.requireNonNull(expected.get(i)), results.get(1 + penalties.size() + i));
            }
        }
        return comparison.outcome();
    }

    /** The input, if it is of floats, and all weights. */
    private static List<Value> differentiated(Network network, Value x) {
        var values = new ArrayList<Value>();
        if (x.dtype() == DType.FLOAT32) {
            values.add(x);
        }
        network.variables().stream().filter(Variable::trainable).forEach(weight -> values.add(x.tape().weight(weight)));
        return values;
    }

    private static @Nullable GoldenArray first(List<@Nullable GoldenArray> arrays) {
        return arrays.isEmpty() ? null : arrays.getFirst();
    }
}
