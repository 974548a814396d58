package io.lanewise.model;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.layer.Call;
import io.lanewise.layer.Home;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Operation;
import io.lanewise.layer.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A graph of layers between inputs and outputs. Layers that another model has already are shared with it, weights and all; the others are
 * given names and weights.
 */
public final class FunctionalNetwork extends Network {
    private final List<LayerState> states;
    private final Graph graph;

    /**
     * The graph between these symbols.
     *
     * @param givenName the model's name, or null
     * @param seed where initial weights and random layers come from
     * @throws IllegalArgumentException if an output needs another input, or names or weights of layers are in conflict; nothing has changed then
     */
    public FunctionalNetwork(@Nullable String givenName, long seed, List<Symbol> inputs, List<Symbol> outputs) {
        this(givenName, seed, null, inputs, outputs);
    }

    /** The same with zeros for the weights it creates, if they are given. */
    public FunctionalNetwork(@Nullable String givenName, long seed, @Nullable ZeroWeights zeroWeights, List<Symbol> inputs, List<Symbol> outputs) {
        super(givenName, "Functional", seed);
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException("model " + name() + ": expected at least one input and one output, received " + inputs.size() + " and " + outputs.size());
        }
        if (new HashSet<>(inputs).size() < inputs.size()) {
            throw new IllegalArgumentException("model " + name() + ": expected inputs that differ, received one twice: " + inputs);
        }
        var ends = Topology.beginningWithInputs(name(), inputs, outputs);
        var topology = Topology.of(name(), ends.getFirst(), ends.getLast());
        var unused = ends.getFirst().stream().map(Symbol::source).filter(call -> !topology.calls().contains(call)).distinct().toList();
        var calls = new ArrayList<>(unused);
        calls.addAll(topology.calls());
        var keys = keys(calls);
        var layers = topology.layers(call -> Objects.requireNonNull(keys.get(call)), unused);
        this.states = states(layers);
        var stateOf = new IdentityHashMap<Object, LayerState>();
        layers.forEach(layer -> stateOf.put(layer, states.get(stateOf.size())));
        this.graph = new Graph(
                ends.getFirst(), ends.getLast(),
                calls.stream().map(call -> new Graph.Node(call, Objects.requireNonNull(stateOf.get(keys.get(call))))).toList());
        checkNames();
        var tape = new Tape();
        var values = new ArrayList<Value>();
        graph.inputs().forEach(input -> values.add(tape.input("input " + values.size(), input.sample())));
        new Tracer(tape, false, zeroWeights).trace(graph, seed(), values.stream().map(Masked::of).toList());
        graph.nodes().forEach(node -> node.state().add(node.call()));
    }

    /** What stands for the layer of each call: the place of its weights if it has one, else the layer object. */
    private static Map<Call, Object> keys(List<Call> calls) {
        var homes = new IdentityHashMap<Layer, Home>();
        calls.forEach(call -> call.home().ifPresent(home -> homes.putIfAbsent(call.layer(), home)));
        var keys = new HashMap<Call, Object>();
        for (var call : calls) {
            Object unsettled = homes.containsKey(call.layer()) ? homes.get(call.layer()) : call.layer();
            keys.put(call, call.home().<Object>map(home -> home).orElse(unsettled));
        }
        return keys;
    }

    private List<LayerState> states(List<Object> keys) {
        var taken = new HashSet<String>();
        for (var key : keys) {
            if (key instanceof LayerState state) {
                taken.add(state.name());
            } else if (key instanceof Layer layer) {
                layer.name().ifPresent(taken::add);
            }
        }
        var found = new ArrayList<LayerState>();
        for (var key : keys) {
            found.add(key instanceof LayerState state ? state : fresh((Layer) key, taken, found.size()));
        }
        return List.copyOf(found);
    }

    private LayerState fresh(Layer layer, Set<String> taken, int place) {
        return new LayerState(layer, layer.name().orElseGet(() -> unusedName(layer, taken)), place);
    }

    private void checkNames() {
        var names = new HashSet<String>();
        for (var state : states) {
            if (!names.add(state.name())) {
                throw new IllegalArgumentException("model " + name() + ": two layers have the name \"" + state.name() + "\"; names must differ: give one of them another with withName");
            }
        }
    }

    @Override
    public List<LayerState> layers() {
        return states.stream().filter(state -> !(state.layer() instanceof Operation)).toList();
    }

    @Override
    public List<LayerState> states() {
        return states;
    }

    @Override
    Optional<Graph> findGraph() {
        return Optional.of(graph);
    }

    @Override
    public void build(Spec batch) {
        throw new IllegalStateException("model " + name() + " is built already, for " + inputs());
    }

    @Override
    public <T> T unlessRefused(Supplier<T> preparation) {
        return preparation.get();
    }
}
