package io.lanewise.model;

import io.lanewise.layer.Call;
import io.lanewise.layer.Input;
import io.lanewise.layer.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The calls between the inputs and outputs of a model, and the order of its layers: Keras's, by decreasing distance from the outputs, then
 * as a walk from the outputs meets them. The order decides about names, summaries and files.
 */
final class Topology {
    private final Set<Call> calls = new LinkedHashSet<>();
    private final Set<Call> met = new LinkedHashSet<>();

    private Topology() {}

    /**
     * Walks from the outputs back to the inputs.
     *
     * @throws IllegalArgumentException if an output needs an Input that is none of the inputs: names the layers between
     */
    static Topology of(String model, List<Symbol> inputs, List<Symbol> outputs) {
        var topology = new Topology();
        var given = new HashSet<>(inputs);
        for (var output : outputs) {
            topology.walk(model, output, given);
        }
        return topology;
    }

    /** Depth first, without recursion: graphs may be deep. */
    private void walk(String model, Symbol output, Set<Symbol> given) {
        var path = new ArrayDeque<Step>();
        enter(output, given, path);
        while (!path.isEmpty()) {
            var step = path.peek();
            if (step.next < step.inputs.size()) {
                enter(step.inputs.get(step.next++), given, path);
            } else {
                path.pop();
                if (step.call.layer() instanceof Input input && !given.containsAll(step.call.outputs())) {
                    throw disconnected(model, input, given, path);
                }
                calls.add(step.call);
            }
        }
    }

    private void enter(Symbol symbol, Set<Symbol> given, ArrayDeque<Step> path) {
        var call = symbol.source();
        var begins = given.contains(symbol);
        if ((begins && !(call.layer() instanceof Input)) || calls.contains(call)) {
            return;
        }
        met.add(call);
        path.push(new Step(call, begins ? List.of() : call.operands()));
    }

    private static final class Step {
        private final Call call;
        private final List<Symbol> inputs;
        private int next;

        Step(Call call, List<Symbol> inputs) {
            this.call = call;
            this.inputs = inputs;
        }
    }

    private static IllegalArgumentException disconnected(String model, Input input, Set<Symbol> given, ArrayDeque<Step> path) {
        var between = new StringBuilder(input.toString());
        path.forEach(step -> between.append(" -> ").append(step.call.layer()));
        return new IllegalArgumentException("model " + model + ": an output needs an input that is not among the model's inputs " + given + ": " + between
                + "; add it to the inputs, or begin at a value behind it");
    }

    /** The calls, each after those that it needs. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /**
     * Layers in Keras's order, each once.
     *
     * @param keyOf what is one layer: calls of equal keys share their weights
     * @param unused inputs that no output needs
     */
    <K> List<K> layers(Function<Call, K> keyOf, List<Call> unused) {
        var depthOfCall = new IdentityHashMap<Call, Integer>();
        var depthOfLayer = new IdentityHashMap<K, Integer>();
        for (var call : calls().reversed()) {
            var key = keyOf.apply(call);
            var depth = Math.max(depthOfCall.getOrDefault(call, 0), depthOfLayer.getOrDefault(key, 0));
            depthOfLayer.put(key, depth);
            depthOfCall.put(call, depth);
            for (var input : call.operands()) {
                depthOfCall.merge(input.source(), depth + 1, Math::max);
            }
        }
        var place = new IdentityHashMap<K, Integer>();
        met.forEach(call -> place.putIfAbsent(keyOf.apply(call), place.size()));
        for (var i = 0; i < unused.size(); i++) {
            place.put(keyOf.apply(unused.get(i)), i - unused.size());
            depthOfLayer.put(keyOf.apply(unused.get(i)), 0);
        }
        var layers = new ArrayList<>(depthOfLayer.keySet());
        layers.sort(Comparator.comparingInt((K key) -> -depthOfLayer.getOrDefault(key, 0)).thenComparingInt(key -> place.getOrDefault(key, 0)));
        return layers;
    }

    /**
     * The same graph between symbols that are none of Inputs: an Input of their shape stands in for each, and what follows is called on that.
     *
     * @return the inputs, then the outputs
     */
    static List<List<Symbol>> beginningWithInputs(String model, List<Symbol> inputs, List<Symbol> outputs) {
        if (inputs.stream().allMatch(input -> input.source().layer() instanceof Input)) {
            return List.of(inputs, outputs);
        }
        var replaced = new IdentityHashMap<Symbol, Symbol>();
        var begins = new ArrayList<Symbol>();
        for (var input : inputs) {
            var begin = input.source().layer() instanceof Input ? input : Input.of(input.shape().dropFirst(1).toArray()).withDtype(input.dtype()).symbol();
            replaced.put(input, begin);
            begins.add(begin);
        }
        for (var call : of(model, inputs, outputs).calls()) {
            if (!(call.layer() instanceof Input)) {
                var copy = call.on(symbol -> replaced.getOrDefault(symbol, symbol));
                for (var i = 0; i < copy.outputs().size(); i++) {
                    replaced.putIfAbsent(call.outputs().get(i), copy.outputs().get(i));
                }
            }
        }
        return List.of(begins, outputs.stream().map(output -> replaced.getOrDefault(output, output)).toList());
    }
}
