package io.lanewise.model;

import io.lanewise.graph.Variable;
import io.lanewise.layer.Call;
import io.lanewise.layer.Home;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Symbol;
import io.lanewise.layer.Wrapper;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lives of one layer in a model: its name, whether it is trained, its variables, and its calls. Models may share it. */
public final class LayerState implements Home {
    private final Layer layer;
    private final String name;
    private final int place;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Variable> carried = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final boolean wraps;
    private boolean trainable;
    private int changes;

    LayerState(Layer layer, String name, int place) {
        this.layer = layer;
        this.name = name;
        this.place = place;
        this.wraps = wrapped(layer).isPresent();
        this.trainable = layer.trainable();
    }

    /** The layer's description. */
    public Layer layer() {
        return layer;
    }

    /** The layer's name in the model that had it first. */
    @Override
    public String name() {
        return name;
    }

    /** Its number among the layers of the model that had it first, from 0. */
    int place() {
        return place;
    }

    /** The model that it is, if a model is used as a layer here. */
    public Optional<Network> network() {
        return layer instanceof NestedModel nested ? Optional.of(nested.network()) : Optional.empty();
    }

    /** The model that it wraps, if it wraps one. */
    public Optional<Network> wrapped() {
        return wrapped(layer);
    }

    private static Optional<Network> wrapped(Layer layer) {
        if (!(layer instanceof Wrapper wrapper)) {
            return Optional.empty();
        }
        return wrapper.inner() instanceof NestedModel nested ? Optional.of(nested.network()) : wrapped(wrapper.inner());
    }

    /** The model that it is or wraps. */
    private Optional<Network> within() {
        return network().or(this::wrapped);
    }

    /** Whether training changes its weights. */
    public boolean trainable() {
        return trainable;
    }

    /** Lets training change its weights, or not; of a model used as a layer, those of all its layers. */
    public void setTrainable(boolean trained) {
        trainable = trained;
        changes++;
        within().ifPresent(nested -> nested.layers().forEach(inner -> inner.setTrainable(trained)));
    }

    /** Counts what changes the list of trained variables. */
    int changes() {
        var within = wraps ? wrapped().orElse(null) : null;
        return within == null ? changes : changes + within.changes();
    }

    /** Its variables in the order of creation, its own before those of its parts: weights first, then state. */
    public List<Variable> variables() {
        var nested = network();
        if (nested.isPresent()) {
            return nested.get().variables();
        }
        var ordered = new ArrayList<Variable>();
        for (var ofPart : List.of(false, true)) {
            for (var trained : List.of(true, false)) {
                variables.forEach((path, variable) -> {
                    if (path.contains("/") == ofPart && variable.trainable() == trained) {
                        ordered.add(variable);
                    }
                });
            }
        }
        wrapped().filter(Network::isBuilt).ifPresent(inner -> ordered.addAll(inner.variables()));
        return ordered;
    }

    /** Those of its variables that training changes. */
    public List<Variable> trainedVariables() {
        return within().map(Network::trainedVariables)
                .orElseGet(() -> trainable ? variables.values().stream().filter(Variable::trainable).toList() : List.of());
    }

    /** Its variables by their names within the layer, such as {@code kernel}, in the order of creation; empty for a model. */
    public Map<String, Variable> variablesByName() {
        return Collections.unmodifiableMap(variables);
    }

    /** Copies of its variables: Keras's {@code layer.get_weights}. */
    public List<Tensor> weights() {
        return variables().stream().map(Variable::read).toList();
    }

    /**
     * Takes over the numbers of its variables: Keras's {@code layer.set_weights}.
     *
     * @throws IllegalArgumentException if there are more or fewer, or one has another shape; no weight has changed then
     */
    public void setWeights(List<Tensor> weights) {
        Weights.write("layer " + name, variables(), weights);
    }

    /** What it was first called on: a place to begin a model at. */
    public Symbol input() {
        var inputs = firstCall().inputs();
        if (inputs.size() != 1) {
            throw new IllegalStateException("layer " + name + ": expected a layer of one input, but it was called on " + inputs.size() + "; ask its calls");
        }
        return inputs.getFirst();
    }

    /** What its first call gave: a place to end a model at. */
    public Symbol output() {
        var outputs = firstCall().outputs();
        if (outputs.size() != 1) {
            throw new IllegalStateException("layer " + name + ": expected a layer of one output, but it has " + outputs.size() + "; ask its calls");
        }
        return outputs.getFirst();
    }

    private Call firstCall() {
        if (calls.isEmpty()) {
            throw new IllegalStateException("layer " + name + ": its shapes are not known yet; begin the model with an Input, or train it on data first");
        }
        return calls.getFirst();
    }

    /** All calls of it, in the order in which models took them in. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Whether its shapes are known and its variables exist. */
    boolean isBuilt() {
        return !calls.isEmpty();
    }

    @Nullable Variable find(String weight) {
        return variables.get(weight);
    }

    @Nullable Variable findCarried(String state) {
        return carried.get(state);
    }

    /** What a stateful layer goes on with; of a batch of one, with which models are built, it can become that of another batch. */
    Variable carried(String state, Shape shape) {
        var present = carried.get(state);
        if (present == null || (present.shape().size(0) == 1 && shape.size(0) > 1)) {
            present = new Variable(name + "/" + state, shape, false);
            carried.put(state, present);
        } else if (!present.shape().equals(shape)) {
            throw new IllegalArgumentException("layer " + name + " is stateful: expected batches of the same size, " + present.shape().size(0)
                    + ", received one of " + shape.size(0) + "; choose a batch size that divides the number of samples");
        }
        return present;
    }

    /** Lets a stateful layer begin with zeros again: Keras's {@code layer.reset_state}. */
    public void resetState() {
        carried.values().forEach(variable -> variable.write(Tensor.wrap(new float[variable.shape().elements()], variable.shape())));
        within().ifPresent(nested -> nested.layers().forEach(LayerState::resetState));
    }

    void add(String weight, Variable variable) {
        variables.put(weight, variable);
        changes++;
    }

    void add(Call call) {
        if (!calls.contains(call)) {
            call.settle(this);
            calls.add(call);
        }
    }

    void unbuild() {
        variables.clear();
        carried.clear();
        calls.clear();
        changes++;
    }
}
