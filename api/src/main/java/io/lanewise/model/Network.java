package io.lanewise.model;

import io.lanewise.config.Names;
import io.lanewise.config.UnknownNameException;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A chain of layers with their names and weights. It is built, that is, its weights are created, as soon as the shape of its input
 * is known: by an {@link Input}, by the first layer's input shape, or by the first data.
 */
public final class Network {
    private final String name;
    private final long seed;
    private final Names names = new Names();
    private final List<LayerState> layers = new ArrayList<>();
    private @Nullable Input input;
    private @Nullable Spec sample;
    private @Nullable WeightLayout layout;

    /**
     * A chain without layers.
     *
     * @param name the model's name
     * @param seed where its initial weights and random layers come from
     */
    public Network(String name, long seed) {
        this.name = name;
        this.seed = seed;
    }

    /** The model's name. */
    public String name() {
        return name;
    }

    /** Where its initial weights and random layers come from. */
    public long seed() {
        return seed;
    }

    /**
     * Adds a layer at the end; an Input only as the first.
     *
     * @throws IllegalArgumentException if the place, the name or the shape is wrong; the model is as it was before
     */
    public void add(Layer layer) {
        if (layer instanceof Input first) {
            addInput(first);
            return;
        }
        var given = layer.name();
        if (given.isPresent() && layers.stream().anyMatch(state -> state.name().equals(given.get()))) {
            throw new IllegalArgumentException("model " + name + ": two layers have the name \"" + given.get() + "\"; names must differ");
        }
        var known = sample;
        var state = new LayerState(layer, given.orElseGet(() -> unusedName(layer)), layers.size());
        layers.add(state);
        try {
            if (known != null) {
                build(known);
            } else if (layers.size() == 1 && layer.inputShape().isPresent()) {
                build(Spec.floats(layer.inputShape().get().prepend(1)));
            }
        } catch (RuntimeException refused) {
            layers.removeLast();
            sample = known;
            throw refused;
        }
    }

    private void addInput(Input first) {
        if (!layers.isEmpty() || input != null) {
            throw new IllegalArgumentException("model " + name + ": expected an Input only as the first layer, received one behind " + layers.size() + " layers");
        }
        input = first;
        sample = new Spec(first.inputShape().orElseThrow().prepend(1), first.dtype());
    }

    private String unusedName(Layer layer) {
        var taken = new HashSet<>(layers.stream().map(LayerState::name).toList());
        String candidate;
        do {
            candidate = names.uniqueFor(layer.className());
        } while (taken.contains(candidate));
        return candidate;
    }

    /**
     * Creates the weights for inputs of this shape, unless they exist; layers that have been built keep their weights.
     *
     * @throws IllegalArgumentException if a layer cannot take what comes before it
     */
    public void build(Spec batch) {
        var one = new Spec(batch.shape().with(0, 1), batch.dtype());
        var tape = new Tape();
        var fresh = layers.stream().filter(state -> state.output() == null).toList();
        try {
            trace(tape, tape.input("x", one), false);
        } catch (RuntimeException refused) {
            fresh.forEach(LayerState::unbuild);
            throw refused;
        }
        sample = one;
        layout = null;
    }

    /** Does what may build the network; if it throws, what was built by it is gone again. */
    public <T> T unlessRefused(Supplier<T> preparation) {
        var known = sample;
        var unbuilt = layers.stream().filter(state -> state.output() == null).toList();
        try {
            return preparation.get();
        } catch (RuntimeException refused) {
            sample = known;
            unbuilt.forEach(LayerState::unbuild);
            throw refused;
        }
    }

    /** Whether its weights exist. */
    public boolean isBuilt() {
        return sample != null && !layers.isEmpty() && layers.stream().allMatch(state -> state.output() != null);
    }

    /** Shape and type of a batch of one sample, or empty if not known yet. */
    public Optional<Spec> sample() {
        return Optional.ofNullable(sample);
    }

    /**
     * Traces the model.
     *
     * @param tape where to; its int32 input {@code step} numbers the steps
     * @param x a batch
     * @param training whether for training
     */
    public Trace trace(Tape tape, Value x, boolean training) {
        if (layers.isEmpty()) {
            throw new IllegalStateException("model " + name + " has no layers; add some first");
        }
        var step = tape.input("step", Spec.ints(Shape.scalar()));
        var penalties = new Penalties();
        var value = x;
        for (var state : layers) {
            var before = value;
            value = state.layer().call(new TraceScope(state, tape, step, seed, training, penalties), List.of(before));
            state.built(before.spec(), value.spec());
        }
        return new Trace(value, penalties.all());
    }

    /** Its layers in order, without the Input. */
    public List<LayerState> layers() {
        return List.copyOf(layers);
    }

    /** The Input, if it begins with one. */
    public Optional<Input> input() {
        return Optional.ofNullable(input);
    }

    /**
     * A layer by its name.
     *
     * @throws UnknownNameException if there is none; the message lists the near ones
     */
    public LayerState layer(String layerName) {
        return layers.stream()
                .filter(state -> state.name().equals(layerName))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("layer of model " + name, layerName, layers.stream().map(LayerState::name).toList()));
    }

    /** Lets training change the weights of a layer, or not. */
    public void setTrainable(String layerName, boolean trainable) {
        layer(layerName).setTrainable(trainable);
        layout = null;
    }

    /** All variables: layer by layer weights, then state. */
    public List<Variable> variables() {
        requireBuilt();
        return layers.stream().flatMap(state -> state.variables().stream()).toList();
    }

    /** The variables that training changes, in order. */
    public List<Variable> trainedVariables() {
        requireBuilt();
        return layers.stream().filter(LayerState::trainable).flatMap(state -> state.variables().stream()).filter(Variable::trainable).toList();
    }

    /** The trained variables side by side, with room for their gradients. */
    public WeightLayout layout() {
        var present = layout;
        if (present == null) {
            present = new WeightLayout(trainedVariables());
            layout = present;
        }
        return present;
    }

    /** Copies of all variables, in order: Keras's {@code get_weights}. */
    public List<Tensor> weights() {
        return variables().stream().map(Variable::read).toList();
    }

    /**
     * Takes over the numbers of all variables: Keras's {@code set_weights}.
     *
     * @throws IllegalArgumentException if there are more or fewer, or one has another shape; no weight has changed then
     */
    public void setWeights(List<Tensor> weights) {
        var variables = variables();
        if (weights.size() != variables.size()) {
            throw new IllegalArgumentException("model " + name + ": expected " + variables.size() + " weights " + variables + ", received " + weights.size());
        }
        for (var i = 0; i < weights.size(); i++) {
            if (!weights.get(i).shape().equals(variables.get(i).shape()) || weights.get(i).dtype() != DType.FLOAT32) {
                throw new IllegalArgumentException("model " + name + ": expected float32 numbers for weight " + i + ", " + variables.get(i) + ", received " + weights.get(i));
            }
        }
        for (var i = 0; i < weights.size(); i++) {
            variables.get(i).write(weights.get(i));
        }
    }

    private void requireBuilt() {
        if (!isBuilt()) {
            throw new IllegalStateException("model " + name + " has no weights yet: the shape of its input is not known. Begin it with an Input, give its first "
                    + "layer an input shape, or train it on data first");
        }
    }
}
