package io.lanewise.model;

import io.lanewise.config.Names;
import io.lanewise.config.UnknownNameException;
import io.lanewise.engine.Philox;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Layer;
import io.lanewise.tensor.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Layers with their names, weights and connections: what a model is made of. */
public abstract sealed class Network permits SequentialNetwork, FunctionalNetwork {
    private final @Nullable String givenName;
    private final String className;
    private final long seed;
    private final Names names = new Names();
    private @Nullable WeightLayout layout;
    private int layoutChanges = -1;
    private @Nullable ZeroWeights zeroWeights;
    private boolean nested;

    /** Models with names of their own begin with different weights at the same seed, or the branches of a model could begin alike. */
    Network(@Nullable String givenName, String className, long seed) {
        this.givenName = givenName;
        this.className = className;
        this.seed = name().equals(defaultName()) ? seed : Philox.mix(seed, name().hashCode());
    }

    private String defaultName() {
        return Names.toSnakeCase(className);
    }

    /** The model's name: its class in lower case, unless it was given one. */
    public final String name() {
        return givenName == null ? defaultName() : givenName;
    }

    /** The name that the model was given, if it was. */
    public final Optional<String> givenName() {
        return Optional.ofNullable(givenName);
    }

    /** Keras's name for its class: {@code Sequential} or {@code Functional}. */
    public final String className() {
        return className;
    }

    /** Where its initial weights and random layers come from. */
    public final long seed() {
        return seed;
    }

    /** Its layers in Keras's order: with the Inputs in a Functional model, without in a Sequential one; without operations. */
    public abstract List<LayerState> layers();

    /** Its layers and operations in Keras's order. */
    public abstract List<LayerState> states();

    abstract Optional<Graph> findGraph();

    /**
     * Creates the weights for an input of this shape, where the model did not say what it takes.
     *
     * @throws IllegalArgumentException if a layer cannot take what comes before it; nothing has changed then
     */
    public abstract void build(Spec batch);

    /** Does what may build the network; if it throws, what was built by it is gone again. */
    public abstract <T> T unlessRefused(Supplier<T> preparation);

    /** Does what may build the network, with zeros for initial weights if they are given. */
    public final <T> T withZeroWeights(@Nullable ZeroWeights zeros, Supplier<T> building) {
        zeroWeights = zeros;
        try {
            return building.get();
        } finally {
            zeroWeights = null;
        }
    }

    /** Notes that a graph counts on its shapes from now on, because it was called as a layer. */
    final void nest() {
        nested = true;
    }

    final boolean isNested() {
        return nested;
    }

    final @Nullable ZeroWeights zeroWeights() {
        return zeroWeights;
    }

    /** Whether its shapes are known and its weights exist. */
    public final boolean isBuilt() {
        return findGraph().isPresent();
    }

    /**
     * How its layers are connected.
     *
     * @throws IllegalStateException if it is not built
     */
    public final Graph graph() {
        return findGraph().orElseThrow(() -> new IllegalStateException("model " + name() + (states().isEmpty()
                ? " has no layers; add some first"
                : " has no weights yet: the shape of its input is not known. Begin it with an Input, give its first layer an input shape, or train it on data first")));
    }

    /** Its inputs in order: names and shapes. */
    public final List<Port> inputs() {
        return graph().inputPorts();
    }

    /** Its outputs in order: names and shapes. */
    public final List<Port> outputs() {
        return graph().outputPorts();
    }

    /**
     * Traces the model.
     *
     * @param tape where to; its int32 input {@code step} numbers the steps
     * @param inputs a batch of each input
     * @param training whether for training
     */
    public final Trace trace(Tape tape, List<Value> inputs, boolean training) {
        var tracer = new Tracer(tape, training);
        return tracer.trace(tracer.trace(this, inputs.stream().map(Masked::of).toList()));
    }

    /** A name for a layer that has none, different from those taken, which it joins. */
    final String unusedName(Layer layer, Set<String> taken) {
        String candidate;
        do {
            candidate = names.uniqueFor(layer.ownClass());
        } while (!taken.add(candidate));
        return candidate;
    }

    /**
     * A layer by its name.
     *
     * @throws UnknownNameException if there is none; the message lists the near ones
     */
    public final LayerState layer(String layerName) {
        return states().stream()
                .filter(state -> state.name().equals(layerName))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("layer of model " + name(), layerName, states().stream().map(LayerState::name).toList()));
    }

    /** Whether another network is this one, or a model within it. */
    final boolean reaches(Network other) {
        return other == this || states().stream().anyMatch(state -> state.layer() instanceof NestedModel nested && nested.network().reaches(other));
    }

    /** All variables: layer by layer weights, then state; those that layers share once. */
    public final List<Variable> variables() {
        graph();
        var variables = new LinkedHashSet<Variable>();
        states().forEach(state -> variables.addAll(state.variables()));
        return List.copyOf(variables);
    }

    /** The variables that training changes, in order. */
    public final List<Variable> trainedVariables() {
        graph();
        var variables = new LinkedHashSet<Variable>();
        states().forEach(state -> variables.addAll(state.trainedVariables()));
        return List.copyOf(variables);
    }

    /**
     * The trained variables side by side, with room for their gradients: the same object as long as the same ones are trained. Another model,
     * or another optimizer, may have moved them meanwhile: whoever is about to use their places claims them.
     */
    public final WeightLayout layout() {
        var present = layout;
        var now = changes();
        if (present == null || now != layoutChanges) {
            var trained = trainedVariables();
            if (present == null || !present.variables().equals(trained)) {
                present = new WeightLayout(trained);
                layout = present;
            }
            layoutChanges = now;
        }
        return present;
    }

    /** A number that grows with everything that may change which layers are trained. Allocates nothing: every step asks. */
    public final int changes() {
        var all = states();
        var sum = all.size();
        for (var i = 0; i < all.size(); i++) {
            var state = all.get(i);
            sum += state.changes();
            if (state.layer() instanceof NestedModel nested) {
                sum += nested.network().changes();
            }
        }
        return sum;
    }

    /** Copies of all variables, in order: Keras's {@code get_weights}. */
    public final List<Tensor> weights() {
        return variables().stream().map(Variable::read).toList();
    }

    /**
     * Takes over the numbers of all variables: Keras's {@code set_weights}.
     *
     * @throws IllegalArgumentException if there are more or fewer, or one has another shape; no weight has changed then
     */
    public final void setWeights(List<Tensor> weights) {
        Weights.write("model " + name(), variables(), weights);
    }
}
