package io.lanewise.train;

import io.lanewise.graph.DescendingOp;
import io.lanewise.graph.Liveness;
import io.lanewise.graph.Program;
import io.lanewise.graph.Source;
import io.lanewise.graph.Value;
import io.lanewise.optimizer.Descents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Gradients that need not be stored, because weights follow them by plain descent and nothing else reads them: the step computes what they are made of, and
 * when it is over their ops take them from the weights.
 *
 * @param gradients them, and whose they are
 */
record Descending(Map<Value, Target> gradients) {
    static final Descending NONE = new Descending(Map.of());

    /**
     * Those among some gradients.
     *
     * @param read what else a step computes
     */
    static Descending of(Set<Value> read, Map<Value, Target> targets) {
        var wanted = new HashSet<>(read);
        wanted.addAll(targets.keySet());
        var used = new HashSet<>(read);
        Liveness.of(wanted).forEach(value -> used.addAll(operands(value)));
        var gradients = new LinkedHashMap<Value, Target>();
        targets.forEach((value, target) -> {
            if (target.minimizer().descends() && !used.contains(value) && descends(value)) {
                gradients.put(value, target);
            }
        });
        return new Descending(gradients);
    }

    /** Whether its op can take it from the weight when the step is over, and weights have begun to change. */
    private static boolean descends(Value value) {
        return value.source() instanceof Source.Result(DescendingOp ignored, var operands) && operands.stream().noneMatch(Descending::isWeight);
    }

    /** Whether a value lies where a weight does. */
    private static boolean isWeight(Value value) {
        return switch (value.source()) {
            case Source.Weight ignored -> true;
            case Source.Result(var op, var operands) -> op.isView() && isWeight(operands.getFirst());
            default -> false;
        };
    }

    private static List<Value> operands(Value value) {
        return value.source() instanceof Source.Result(var ignored, var operands) ? operands : List.of();
    }

    /** What the gradients are made of, which the step must keep until it is over. */
    List<Value> operands() {
        return gradients.keySet().stream().flatMap(value -> operands(value).stream()).toList();
    }

    /** The steps of those weights that a minimizer has, once their operands have windows. */
    Descents of(Minimizer minimizer, Program program) {
        var variables = new HashSet<Integer>();
        var steps = new ArrayList<DoubleConsumer>();
        gradients.forEach((value, target) -> {
            if (target.minimizer() == minimizer && value.source() instanceof Source.Result(DescendingOp op, var operands)) {
                variables.add(minimizer.variables().indexOf(target.variable()));
                steps.add(op.bindDescent(operands.stream().map(program::output).toList(), target.variable().buffer()));
            }
        });
        return variables.isEmpty() ? Descents.NONE : new Descents(variables, steps);
    }
}
