package io.lanewise.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Steps over variables as wholes, one after the other: what takes long in them shares its own work among threads. */
final class VariableUpdates implements Updates {
    private final List<VariableStep> steps = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final Consumer<Run> before;
    private final Consumer<Run> after;

    VariableUpdates(VariableOptimizer<?> optimizer, Parameters parameters, Consumer<Run> before, Consumer<Run> after) {
        this.before = before;
        this.after = after;
        for (var variable : parameters.variables()) {
            steps.add(optimizer.begin(parameters, variable));
            runs.add(new Run(parameters.weights(), parameters.gradients(), new float[0][], new float[0], variable.offset(), variable.length()));
        }
    }

    @Override
    public void update(double rate, long step, Descents descents) {
        for (var i = 0; i < steps.size(); i++) {
            before.accept(runs.get(i));
            steps.get(i).update(rate, step);
            after.accept(runs.get(i));
        }
    }

    @Override
    public List<OptimizerState.Slot> slots() {
        return steps.stream().flatMap(step -> step.slots().stream()).toList();
    }

    @Override
    public long scratch() {
        return steps.stream().mapToLong(VariableStep::scratch).sum();
    }
}
