package io.lanewise.layer;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a layer on symbols: a node of the graph that a model is made of. What counts is its identity. Source: Keras's
 * {@code Node}.
 */
public final class Call {
    private final Layer layer;
    private final List<Symbol> inputs;
    private final List<Symbol> outputs;
    private final @Nullable Call origin;
    private @Nullable Home home;

    /**
     * Calls a layer.
     *
     * @throws IllegalArgumentException if the layer cannot take these inputs: says what was expected and received
     */
    public Call(Layer layer, List<Symbol> inputs) {
        this(layer, inputs, layer instanceof Input input ? List.of(input.sample()) : infer(layer, inputs), null);
    }

    private Call(Layer layer, List<Symbol> inputs, List<Spec> outputs, @Nullable Call origin) {
        this.layer = layer;
        this.origin = origin;
        this.inputs = List.copyOf(inputs);
        var symbols = new ArrayList<Symbol>();
        outputs.forEach(spec -> symbols.add(new Symbol(this, symbols.size(), spec)));
        this.outputs = List.copyOf(symbols);
    }

    /** Shapes and types of the outputs, found by tracing on a tape that nobody runs. */
    private static List<Spec> infer(Layer layer, List<Symbol> inputs) {
        var tape = new Tape();
        var values = new ArrayList<Value>();
        for (var input : inputs) {
            values.add(tape.input("input " + values.size(), input.sample()));
        }
        var outputs = layer.call(new InferenceScope(tape), values).stream().map(Value::spec).toList();
        for (var output : outputs) {
            if (output.shape().rank() == 0 || output.shape().size(0) != 1) {
                throw new IllegalArgumentException(layer + ": expected outputs with the batch as first axis, received " + output
                        + " for a batch of one; keep the first axis as it is");
            }
        }
        return outputs;
    }

    /** The same call on other inputs of the same shapes, with weights in the same place, whichever of both is given one first. */
    public Call on(List<Symbol> others) {
        return new Call(layer, others, outputs.stream().map(Symbol::sample).toList(), this);
    }

    /** The layer. */
    public Layer layer() {
        return layer;
    }

    /** What it was called on, in order; empty for an Input. */
    public List<Symbol> inputs() {
        return inputs;
    }

    /** What came of it. */
    public List<Symbol> outputs() {
        return outputs;
    }

    /** Where its weights live: empty until a model takes the call in. All models that it is part of share them. */
    public Optional<Home> home() {
        return origin == null ? Optional.ofNullable(home) : origin.home();
    }

    /**
     * Gives its weights a place, for good.
     *
     * @throws IllegalStateException if they have another one
     */
    public void settle(Home place) {
        if (origin != null) {
            origin.settle(place);
            return;
        }
        if (home != null && !home.equals(place)) {
            throw new IllegalStateException(layer + ": its weights live in \"" + home.name() + "\" already, they cannot live in \"" + place.name() + "\"");
        }
        home = place;
    }
}
