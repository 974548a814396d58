package io.lanewise.optimizer;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Variables that take their step as their gradients are made, which are not stored: w ← w − rate · g. An optimizer that {@link Optimizer#descends} leaves
 * them to it.
 *
 * @param variables their places among the optimizer's variables
 * @param steps a step of each, by the learning rate
 */
public record Descents(Set<Integer> variables, List<DoubleConsumer> steps) {
    /** No variable does. */
    public static final Descents NONE = new Descents(Set.of(), List.of());

    /** Copies both. */
    public Descents {
        variables = Set.copyOf(variables);
        steps = List.copyOf(steps);
    }

    void run(double rate) {
        for (var i = 0; i < steps.size(); i++) {
            steps.get(i).accept(rate);
        }
    }
}
