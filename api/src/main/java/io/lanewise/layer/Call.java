package io.lanewise.layer;

import io.lanewise.config.UnknownNameException;
import io.lanewise.graph.Source;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of a layer on symbols: a node of the graph that a model is made of. What counts is its identity. Source: Keras's
 * {@code Node}.
 */
public final class Call {
    private final Layer layer;
    private final List<Symbol> inputs;
    private final Arguments<Symbol> arguments;
    private final List<Symbol> outputs;
    private final @Nullable Call origin;
    private @Nullable Home home;

    /**
     * Calls a layer.
     *
     * @throws IllegalArgumentException if the layer cannot take these inputs: says what was expected and received
     */
    public Call(Layer layer, List<Symbol> inputs) {
        this(layer, inputs, Arguments.none());
    }

    /**
     * Calls a layer with more than inputs.
     *
     * @throws IllegalArgumentException if the layer cannot take these inputs or arguments: says what was expected and received
     */
    public Call(Layer layer, List<Symbol> inputs, Arguments<Symbol> arguments) {
        this(layer, inputs, arguments, layer instanceof Input input ? List.of(new Output(input.sample(), input.shape())) : infer(layer, inputs, arguments), null);
    }

    /** What is known of an output: a sample of it, and its shape. */
    private record Output(Spec sample, Shape shape) {}

    private Call(Layer layer, List<Symbol> inputs, Arguments<Symbol> arguments, List<Output> outputs, @Nullable Call origin) {
        this.layer = layer;
        this.origin = origin;
        this.inputs = List.copyOf(inputs);
        this.arguments = arguments;
        var symbols = new ArrayList<Symbol>();
        outputs.forEach(output -> symbols.add(new Symbol(this, symbols.size(), output.sample(), output.shape())));
        this.outputs = List.copyOf(symbols);
    }

    /** Shapes and types of the outputs, found by tracing. Sizes that are not known are tried out, twice: what differs then depends on them. */
    private static List<Output> infer(Layer layer, List<Symbol> inputs, Arguments<Symbol> arguments) {
        for (var name : arguments.names()) {
            if (!layer.argumentNames().contains(name)) {
                throw new UnknownNameException("call argument of layer " + layer.className(), name, layer.argumentNames());
            }
        }
        var weights = new ArrayList<Value>();
        var outputs = outputs(layer, inputs, arguments, 0, weights);
        var operands = new ArrayList<>(inputs);
        operands.addAll(arguments.all());
        if (operands.stream().allMatch(symbol -> symbol.shape().dropFirst(1).isKnown())) {
            return outputs.stream().map(sample -> new Output(sample, sample.shape().with(0, Shape.UNKNOWN))).toList();
        }
        var others = new ArrayList<Value>();
        var second = outputs(layer, inputs, arguments, 1, others);
        if (!weights.stream().map(Value::spec).toList().equals(others.stream().map(Value::spec).toList())) {
            throw new IllegalArgumentException(layer + ": expected inputs of known sizes, on which its weights depend, received "
                    + operands.stream().map(Symbol::shape).toList() + "; give the Input a size in place of None");
        }
        return IntStream.range(0, outputs.size()).mapToObj(i -> new Output(outputs.get(i), common(outputs.get(i).shape(), second.get(i).shape()))).toList();
    }

    /** What two shapes have in common, with None elsewhere and for the batch. */
    private static Shape common(Shape one, Shape other) {
        var shape = one.with(0, Shape.UNKNOWN);
        for (var axis = 1; axis < one.rank(); axis++) {
            shape = one.size(axis) == other.size(axis) ? shape : shape.with(axis, Shape.UNKNOWN);
        }
        return shape;
    }

    /** The outputs of a trace on a tape that nobody runs; the weights it asks for are added to a list. */
    private static List<Spec> outputs(Layer layer, List<Symbol> inputs, Arguments<Symbol> arguments, int more, List<Value> weights) {
        var tape = new Tape();
        var values = new HashMap<Symbol, Value>();
        Function<Symbol, Value> value = symbol -> values.computeIfAbsent(symbol, ignored -> tape.input(
                "input " + values.size(), new Spec(Symbol.sized(symbol.shape().with(0, 1), more), symbol.dtype())));
        var scope = new InferenceScope(tape, arguments.map(value));
        var outputs = layer.call(scope, inputs.stream().map(value).toList()).stream().map(Value::spec).toList();
        for (var output : outputs) {
            if (output.shape().rank() == 0 || output.shape().size(0) != 1) {
                throw new IllegalArgumentException(layer + ": expected outputs with the batch as first axis, received " + output
                        + " for a batch of one; keep the first axis as it is");
            }
        }
        tape.values().stream().filter(each -> each.source() instanceof Source.Input && !values.containsValue(each)).forEach(weights::add);
        return outputs;
    }

    /** The same call on other symbols of the same shapes, with weights in the same place, whichever of both is given one first. */
    public Call on(UnaryOperator<Symbol> other) {
        return new Call(layer, inputs.stream().map(other).toList(), arguments.map(other), outputs.stream().map(symbol -> new Output(symbol.sample(), symbol.shape())).toList(), this);
    }

    /** The layer. */
    public Layer layer() {
        return layer;
    }

    /** What it was called on, in order; empty for an Input. */
    public List<Symbol> inputs() {
        return inputs;
    }

    /** What it was given besides its inputs. */
    public Arguments<Symbol> arguments() {
        return arguments;
    }

    /** All symbols that it needs: its inputs, then its arguments. */
    public List<Symbol> operands() {
        var operands = new ArrayList<>(inputs);
        operands.addAll(arguments.all());
        return operands;
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
