package io.lanewise.model;

import io.lanewise.engine.CacheLines;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Variables that are trained together, side by side in one array, with their gradients in the same places of another: an optimizer
 * passes over all of them at once. Before, between and behind variables, each of which begins a line of the cache, there may be zeros.
 */
public final class WeightLayout {
    /** Numbers below which a place of its own, for vectors to lie in whole lines of the cache, is more than an array is worth: 64 KB. */
    private static final int SMALL = 1 << 14;

    private final float[] weights;
    private final float[] gradients;
    private final int[] offsets;
    private final Map<Variable, Buffer> gradientBuffers = new HashMap<>();
    private final List<Variable> variables;

    /** Moves the variables into a common array. */
    public WeightLayout(List<Variable> variables) {
        this.variables = List.copyOf(variables);
        var total = 0;
        for (var variable : variables) {
            total = Math.addExact(total, aligned(variable.buffer().length()));
        }
        var length = total < SMALL ? CacheLines.FIRST + total : CacheLines.lengthApart(total);
        weights = new float[length];
        gradients = new float[length];
        offsets = new int[variables.size()];
        var offset = CacheLines.FIRST;
        for (var i = 0; i < offsets.length; i++) {
            var variable = variables.get(i);
            offsets[i] = offset;
            variable.moveTo(weights, offset);
            gradientBuffers.put(variable, variable.buffer().like(gradients, offset));
            offset += aligned(variable.buffer().length());
        }
    }

    /** Moves back what another model has moved away. Allocates nothing: every step asks. */
    @SuppressWarnings("ReferenceEquality") // the array itself is meant
    public void claim() {
        for (var i = 0; i < variables.size(); i++) {
            var variable = variables.get(i);
            if (variable.buffer().floats() != weights) {
                variable.moveTo(weights, offsets[i]);
            }
        }
    }

    private static int aligned(int length) {
        return Math.ceilDiv(length, CacheLines.ELEMENTS) * CacheLines.ELEMENTS;
    }

    /** The array of the weights. */
    public float[] weights() {
        return weights;
    }

    /** The array of the gradients. */
    public float[] gradients() {
        return gradients;
    }

    /** The variables in order. */
    public List<Variable> variables() {
        return variables;
    }

    /** The window of a variable's gradient. */
    public Buffer gradient(Variable variable) {
        var buffer = gradientBuffers.get(variable);
        if (buffer == null) {
            throw new IllegalArgumentException("variable " + variable + " is not trained");
        }
        return buffer;
    }
}
