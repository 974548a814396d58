package io.lanewise.model;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lives of one layer in a model: its name, whether it is trained, its variables, and the shapes it was built for. */
public final class LayerState {
    private final Layer layer;
    private final String name;
    private final int place;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private boolean trainable;
    private @Nullable Spec input;
    private @Nullable Spec output;

    LayerState(Layer layer, String name, int place) {
        this.layer = layer;
        this.name = name;
        this.place = place;
        this.trainable = layer.trainable();
    }

    /** The layer's description. */
    public Layer layer() {
        return layer;
    }

    /** The layer's name in the model. */
    public String name() {
        return name;
    }

    /** Its number among the model's layers, from 0. */
    int place() {
        return place;
    }

    /** Whether training changes its weights. */
    public boolean trainable() {
        return trainable;
    }

    void setTrainable(boolean trained) {
        trainable = trained;
    }

    /** Its variables in the order of creation: weights first, then state. */
    public List<Variable> variables() {
        var ordered = new ArrayList<Variable>();
        variables.values().stream().filter(Variable::trainable).forEach(ordered::add);
        variables.values().stream().filter(variable -> !variable.trainable()).forEach(ordered::add);
        return ordered;
    }

    @Nullable Variable find(String weight) {
        return variables.get(weight);
    }

    void add(String weight, Variable variable) {
        variables.put(weight, variable);
    }

    /** The shape of its input with a batch of one, or null before the model is built. */
    @Nullable Spec input() {
        return input;
    }

    /** The shape of its output with a batch of one, or null before the model is built. */
    @Nullable Spec output() {
        return output;
    }

    void built(Spec from, Spec to) {
        input = from;
        output = to;
    }

    void unbuild() {
        variables.clear();
        input = null;
        output = null;
    }
}
