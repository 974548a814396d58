package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Variable;
import io.lanewise.model.WeightLayout;
import io.lanewise.optimizer.Descents;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.optimizer.Parameters;
import java.util.ArrayList;
import java.util.List;

/** An optimizer, the weights it changes, and what it remembers of them. What each optimizer of several has lies apart from the rest. */
final class Minimizer {
    private final Optimizer<?> optimizer;
    private final List<Variable> variables;
    private final List<WeightLayout> layouts;
    private final OptimizerState state;
    private final ConstrainedWeights constrained;
    private boolean swapped;

    /**
     * A minimizer before its first step.
     *
     * @param layout where the weights lie if one optimizer has them all
     * @throws IllegalArgumentException if it is not clear which optimizer has a weight; nothing has changed then
     */
    Minimizer(Optimizer<?> optimizer, WeightLayout layout) {
        this.optimizer = optimizer;
        this.variables = layout.variables();
        var shares = optimizer.shares(variables, Variable::name);
        this.layouts = shares.size() == 1 ? List.of(layout) : shares.stream().map(WeightLayout::new).toList();
        claim();
        this.state = new OptimizerState(optimizer, layouts.stream().map(Minimizer::parameters).toList());
        this.constrained = new ConstrainedWeights(variables);
    }

    private static Parameters parameters(WeightLayout layout) {
        var windows = new ArrayList<Parameters.Window>();
        for (var variable : layout.variables()) {
            var buffer = variable.buffer();
            windows.add(new Parameters.Window(variable.name(), variable.shape(), buffer.offset(), buffer.columnBlocks()));
        }
        return new Parameters(layout.weights(), layout.gradients(), windows);
    }

    /** A step that is traced for another batch size may make its optimizer anew: what counts is what it is, not which object. */
    boolean isOf(Optimizer<?> another, List<Variable> others) {
        return optimizer.isLike(another) && variables.equals(others);
    }

    List<Variable> variables() {
        return variables;
    }

    Buffer gradient(Variable variable) {
        return layouts.stream().filter(layout -> layout.variables().contains(variable)).findFirst().orElseGet(layouts::getFirst).gradient(variable);
    }

    OptimizerState state() {
        return state;
    }

    /** Whether weights may follow gradients that are not stored. */
    boolean descends() {
        return optimizer.descends();
    }

    /** Lets its weights follow their gradients, then brings them back to what they must be. Allocates nothing. */
    void step(Descents descents) {
        state.step(descents);
        constrained.apply();
    }

    /** What a step takes beside weights, gradients and what is kept: bytes. */
    long workspaceBytes() {
        return state.scratch() * Float.BYTES + constrained.bytes();
    }

    /** Puts moving averages in the weights' place, if they are kept. */
    void finish() {
        claim();
        if (swapped) {
            // They are there already; what was in their place is no longer needed.
            System.arraycopy(weights(), 0, averages(), 0, averages().length);
            swapped = false;
        } else {
            state.finish();
        }
    }

    /**
     * Exchanges weights and moving averages.
     *
     * @throws IllegalStateException if no averages are kept
     */
    void swap() {
        claim();
        var averages = averages();
        var weights = weights();
        for (var i = 0; i < averages.length; i++) {
            var weight = weights[i];
            weights[i] = averages[i];
            averages[i] = weight;
        }
        swapped = !swapped;
    }

    /** The weights of an optimizer that has them all. */
    private float[] weights() {
        return layouts.getFirst().weights();
    }

    /** The averages, side by side as the weights are. */
    private float[] averages() {
        if (!state.parts().isEmpty()) {
            throw new IllegalStateException("moving averages: expected one optimizer with use_ema, received " + optimizer
                    + "; the averages of several take the weights' place when training ends, and cannot be swapped");
        }
        if (!optimizer.get(Optimizer.USE_EMA) || variables.isEmpty()) {
            throw new IllegalStateException("moving averages: expected an optimizer with use_ema, received " + optimizer + "; compile with optimizer.withEma(0.99)");
        }
        return state.slots().getFirst().numbers();
    }

    /** Brings its weights to their place, if another model has moved them. Allocates nothing once they have one. */
    void claim() {
        for (var i = 0; i < layouts.size(); i++) {
            layouts.get(i).claim();
        }
    }
}
