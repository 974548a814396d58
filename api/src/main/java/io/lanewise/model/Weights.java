package io.lanewise.model;

import io.lanewise.graph.Variable;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.List;

/** Writes numbers into variables, all or none. */
final class Weights {
    private Weights() {}

    /**
     * Takes over the numbers of variables.
     *
     * @param owner whose they are, for errors
     * @throws IllegalArgumentException if there are more or fewer, or one has another shape; no weight has changed then
     */
    static void write(String owner, List<Variable> variables, List<Tensor> weights) {
        if (weights.size() != variables.size()) {
            throw new IllegalArgumentException(owner + ": expected " + variables.size() + " weights " + variables + ", received " + weights.size());
        }
        for (var i = 0; i < weights.size(); i++) {
            if (!weights.get(i).shape().equals(variables.get(i).shape()) || weights.get(i).dtype() != DType.FLOAT32) {
                throw new IllegalArgumentException(owner + ": expected float32 numbers for weight " + i + ", " + variables.get(i) + ", received " + weights.get(i));
            }
        }
        for (var i = 0; i < weights.size(); i++) {
            variables.get(i).write(weights.get(i));
        }
    }
}
