package io.lanewise.model;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.layer.Call;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Symbol;
import io.lanewise.tensor.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chain of layers. It is built, that is, its weights are created, as soon as the shape of its input is known: by an {@link Input}, by the
 * first layer's input shape, or by the first data. Each place has weights of its own.
 */
public final class SequentialNetwork extends Network {
    private final List<LayerState> layers = new ArrayList<>();
    private final List<LayerState> view = Collections.unmodifiableList(layers);
    private @Nullable Input input;
    private @Nullable LayerState begin;
    private @Nullable Graph graph;

    /**
     * A chain without layers.
     *
     * @param givenName the model's name, or null
     * @param seed where its initial weights and random layers come from
     */
    public SequentialNetwork(@Nullable String givenName, long seed) {
        super(givenName, "Sequential", seed);
    }

    /**
     * Adds a layer at the end; an Input only as the first.
     *
     * @throws IllegalArgumentException if the place, the name or the shape is wrong; the model is as it was before
     * @throws IllegalStateException if the model is a layer of another one, whose shapes would then be wrong
     */
    public void add(Layer layer) {
        if (layer instanceof NestedModel nested && nested.network().reaches(this)) {
            throw new IllegalArgumentException("model " + name() + ": expected a layer that the model is not part of, received " + nested.network().name()
                    + "; add a copy of it");
        }
        if (isNested()) {
            throw new IllegalStateException("model " + name() + ": expected all layers before the model was called as a layer itself, received " + layer
                    + "; add it before that, or behind the model in the other one");
        }
        if (layer instanceof Input first) {
            if (!layers.isEmpty() || input != null) {
                throw new IllegalArgumentException(
                        "model " + name() + ": expected an Input only as the first layer, received one behind " + layers.size() + " layers");
            }
            input = first;
            return;
        }
        var taken = layers.stream().map(LayerState::name).collect(Collectors.toCollection(HashSet::new));
        var given = layer.name();
        if (given.isPresent() && taken.contains(given.get())) {
            throw new IllegalArgumentException("model " + name() + ": two layers have the name \"" + given.get() + "\"; names must differ");
        }
        var before = input;
        layers.add(new LayerState(layer, given.orElseGet(() -> unusedName(layer, taken)), layers.size()));
        try {
            if (input == null && layers.size() == 1) {
                input = layer.inputShape().map(shape -> Input.of(shape.toArray()).withDtype(inputType(layer))).orElse(null);
            }
            if (input != null) {
                extend(input);
            }
        } catch (RuntimeException refused) {
            layers.removeLast();
            input = before;
            throw refused;
        }
    }

    private static DType inputType(Layer layer) {
        return layer instanceof NestedModel nested ? nested.network().inputs().getFirst().sample().dtype() : DType.FLOAT32;
    }

    @Override
    public void build(Spec batch) {
        var found = Input.of(batch.shape().dropFirst(1).toArray()).withDtype(batch.dtype());
        extend(found);
        input = found;
    }

    /** Calls the layers that have not been called yet, and creates their weights. */
    private void extend(Input first) {
        var known = begin;
        var start = known == null ? new LayerState(first, first.name().orElse("input_layer"), 0) : known;
        var nodes = new ArrayList<Graph.Node>();
        var present = graph;
        if (present == null) {
            nodes.add(new Graph.Node(new Call(first, List.of()), start));
        } else {
            nodes.addAll(present.nodes());
        }
        Symbol last = nodes.getLast().call().outputs().getFirst();
        for (var state : layers.subList(nodes.size() - 1, layers.size())) {
            var call = new Call(state.layer(), List.of(last));
            if (call.outputs().size() != 1) {
                throw new IllegalArgumentException("model " + name() + ": expected layers of one output, but " + state.layer() + " has " + call.outputs().size()
                        + "; put it into a functional model");
            }
            nodes.add(new Graph.Node(call, state));
            last = call.outputs().getFirst();
        }
        var extended = new Graph(nodes.getFirst().call().outputs(), List.of(last), nodes);
        var fresh = layers.stream().filter(state -> !state.isBuilt()).toList();
        var tape = new Tape();
        try {
            new Tracer(tape, false, zeroWeights()).trace(extended, seed(), List.of(Masked.of(tape.input("x", first.sample()))));
        } catch (RuntimeException refused) {
            fresh.forEach(LayerState::unbuild);
            throw refused;
        }
        nodes.forEach(node -> node.state().add(node.call()));
        begin = start;
        graph = extended;
    }

    @Override
    public <T> T unlessRefused(Supplier<T> preparation) {
        if (isBuilt()) {
            return preparation.get();
        }
        try {
            return preparation.get();
        } catch (RuntimeException refused) {
            layers.forEach(LayerState::unbuild);
            graph = null;
            begin = null;
            input = null;
            throw refused;
        }
    }

    /** The Input that it was given, or that follows from its first layer or its first data; empty before. */
    public Optional<Input> input() {
        return Optional.ofNullable(input);
    }

    @Override
    public List<LayerState> layers() {
        return view;
    }

    @Override
    public List<LayerState> states() {
        return view;
    }

    @Override
    Optional<Graph> findGraph() {
        return layers.isEmpty() ? Optional.empty() : Optional.ofNullable(graph);
    }
}
