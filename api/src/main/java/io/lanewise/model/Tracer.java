package io.lanewise.model;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Symbol;
import io.lanewise.tensor.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings models onto a tape: each call of a layer in turn, models within models too. One tracer traces all models of a step, so that a layer
 * that is called several times draws random numbers of its own each time, and the penalty on a weight counts once.
 */
public final class Tracer {
    private final Tape tape;
    private final boolean training;
    private final @Nullable ZeroWeights zeroWeights;
    private final Value step;
    private final Penalties penalties = new Penalties();
    private final Map<LayerState, TraceScope> scopes = new HashMap<>();
    private final Map<Variable, Value> updates = new LinkedHashMap<>();

    /**
     * A tracer.
     *
     * @param tape where to; its int32 input {@code step} numbers the steps
     * @param training whether for training
     */
    public Tracer(Tape tape, boolean training) {
        this(tape, training, null);
    }

    /**
     * The same for a model that is being built.
     *
     * @param zeroWeights lets weights that are created begin as zeros; null: as they are drawn
     */
    Tracer(Tape tape, boolean training, @Nullable ZeroWeights zeroWeights) {
        this.tape = tape;
        this.training = training;
        this.zeroWeights = zeroWeights;
        this.step = tape.input("step", Spec.ints(Shape.scalar()));
    }

    /**
     * The outputs of a model for a batch of each of its inputs.
     *
     * @throws IllegalArgumentException if there are more or fewer, or one has another shape
     */
    public List<Masked> trace(Network network, List<Masked> inputs) {
        var expected = network.graph().inputs();
        var fits = inputs.size() == expected.size();
        for (var i = 0; fits && i < inputs.size(); i++) {
            var shape = inputs.get(i).value().shape();
            fits = shape.rank() > 0 && expected.get(i).shape().fits(shape);
        }
        if (!fits) {
            throw new IllegalArgumentException("model " + network.name() + ": expected inputs of shapes " + expected.stream().map(Symbol::shape).toList()
                    + ", received " + Masked.values(inputs).stream().map(Value::shape).map(shape -> shape.rank() == 0 ? shape : shape.with(0, Shape.UNKNOWN)).toList());
        }
        return trace(network.graph(), network.seed(), inputs);
    }

    /** The outputs of a graph for these inputs. */
    List<Masked> trace(Graph graph, long seed, List<Masked> inputs) {
        var values = new HashMap<Symbol, Masked>();
        for (var i = 0; i < inputs.size(); i++) {
            values.put(graph.inputs().get(i), inputs.get(i));
        }
        for (var node : graph.nodes()) {
            var call = node.call();
            if (call.inputs().isEmpty()) {
                continue;
            }
            Function<Symbol, Masked> value = symbol -> Objects.requireNonNull(values.get(symbol));
            var outputs = trace(node.state(), seed, call.inputs().stream().map(value).toList(), call.arguments().map(symbol -> value.apply(symbol).value()));
            for (var i = 0; i < outputs.size(); i++) {
                values.put(call.outputs().get(i), outputs.get(i));
            }
        }
        return graph.outputs().stream().map(values::get).toList();
    }

    /** The outputs of one call of a layer. */
    List<Masked> trace(LayerState state, long seed, List<Masked> inputs, Arguments<Value> arguments) {
        if (state.layer() instanceof NestedModel nested) {
            return trace(nested.network(), inputs);
        }
        // One scope for all calls of a layer: each call draws random numbers of its own.
        var scope = scopes.computeIfAbsent(state, ignored -> new TraceScope(this, state, tape, step, seed, training, penalties, updates, zeroWeights))
                .of(arguments, Masked.masks(inputs));
        var values = Masked.values(inputs);
        var outputs = state.layer().call(scope, values);
        return Masked.zip(outputs, state.layer().masks(scope, values));
    }

    /** All that was traced, with these outputs. */
    Trace trace(List<Masked> outputs) {
        return new Trace(Masked.values(outputs), Masked.masks(outputs), takePenalties(), updates());
    }

    /** What the layers called so far add to the loss, as far as it has not been taken before. */
    public List<Value> takePenalties() {
        return penalties.take();
    }

    /** What the states of the layers called so far are to be when the step is over. */
    public Map<Variable, Value> updates() {
        return Collections.unmodifiableMap(updates);
    }
}
