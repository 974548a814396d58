package io.lanewise.layer;

import io.lanewise.graph.Value;
import java.util.List;

/** One step of a {@link RecurrentCell}. */
@FunctionalInterface
public interface RecurrentStep {
    /**
     * Traces a step.
     *
     * @param x the input of the step, with the batch as first axis
     * @param states as the step before left them
     */
    Result apply(Value x, List<Value> states);

    /**
     * What comes of a step.
     *
     * @param output the output
     * @param states what the next step begins with, in the shapes of the states it was given
     */
    record Result(Value output, List<Value> states) {
        /** Copies the list. */
        public Result {
            states = List.copyOf(states);
        }

        /** Of a cell whose only state is its output. */
        public static Result of(Value output) {
            return new Result(output, List.of(output));
        }
    }
}
