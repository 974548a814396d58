package io.lanewise.graph;

import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Collectors;

/** Where a value comes from. */
public sealed interface Source {
    /**
     * Given anew for each run.
     *
     * @param name how the run names it
     */
    record Input(String name) implements Source {
        @Override
        public String toString() {
            return "input " + name;
        }
    }

    /**
     * The same in every run.
     *
     * @param tensor its elements
     */
    record Constant(Tensor tensor) implements Source {
        @Override
        public String toString() {
            return "constant" + (tensor.shape().rank() == 0 ? " " + tensor.at(0) : "");
        }
    }

    /**
     * A weight or state as it is when the run begins.
     *
     * @param variable whose numbers
     */
    record Weight(Variable variable) implements Source {
        @Override
        public String toString() {
            return "weight " + variable.name();
        }
    }

    /**
     * Computed.
     *
     * @param op by what
     * @param inputs from what
     */
    record Result(Op op, List<Value> inputs) implements Source {
        /** Copies the list. */
        public Result {
            inputs = List.copyOf(inputs);
        }

        @Override
        public String toString() {
            return op.name() + inputs.stream().map(input -> "%" + input.id()).collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
