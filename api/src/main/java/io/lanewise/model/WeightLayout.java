package io.lanewise.model;

import io.lanewise.engine.CacheLines;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Variables that are trained together, side by side in one array, with their gradients in the same places of another: an optimizer
 * passes over all of them at once. Before, between and behind variables, each of which begins a line of the cache, there may be zeros. The arrays
 * are made when they are first claimed.
 */
public final class WeightLayout {
    /** Numbers below which a place of its own, for vectors to lie in whole lines of the cache, is more than an array is worth: 64 KB. */
    private static final int SMALL = 1 << 14;

    private final List<Variable> variables;
    private final int[] offsets;
    private final int length;
    private final Map<Variable, Buffer> gradientBuffers = new HashMap<>();
    private float[] weights = {};
    private float[] gradients = {};

    /** Finds a place for each variable, and moves none yet. */
    public WeightLayout(List<Variable> variables) {
        this.variables = List.copyOf(variables);
        offsets = new int[variables.size()];
        var total = 0;
        for (var i = 0; i < offsets.length; i++) {
            offsets[i] = CacheLines.FIRST + total;
            total = Math.addExact(total, aligned(variables.get(i).buffer().length()));
        }
        length = total < SMALL ? CacheLines.FIRST + total : CacheLines.lengthApart(total);
    }

    /** Moves the variables into the common array: at first, and back where another model has moved them away. Allocates nothing later: every step asks. */
    @SuppressWarnings("ReferenceEquality") // the array itself is meant
    public void claim() {
        if (weights.length < length) {
            allocate();
        }
        for (var i = 0; i < variables.size(); i++) {
            var variable = variables.get(i);
            if (variable.buffer().floats() != weights) {
                variable.moveTo(weights, offsets[i]);
            }
        }
    }

    private void allocate() {
        weights = new float[length];
        gradients = new float[length];
        for (var i = 0; i < offsets.length; i++) {
            var variable = variables.get(i);
            gradientBuffers.put(variable, variable.buffer().like(gradients, offsets[i]));
        }
    }

    private static int aligned(int length) {
        return Math.ceilDiv(length, CacheLines.ELEMENTS) * CacheLines.ELEMENTS;
    }

    /** The array of the weights; empty before {@link #claim}. */
    public float[] weights() {
        return weights;
    }

    /** The array of the gradients; empty before {@link #claim}. */
    public float[] gradients() {
        return gradients;
    }

    /** The variables in order. */
    public List<Variable> variables() {
        return variables;
    }

    /** The window of a variable's gradient; after {@link #claim}. */
    public Buffer gradient(Variable variable) {
        var buffer = gradientBuffers.get(variable);
        if (buffer == null) {
            throw new IllegalArgumentException("variable " + variable + " is not trained");
        }
        return buffer;
    }
}
