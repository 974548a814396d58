package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Variable;
import io.lanewise.model.WeightLayout;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.optimizer.Parameters;
import java.util.ArrayList;
import java.util.List;

/** An optimizer, the weights it changes, and what it remembers of them. */
final class Minimizer {
    private final Optimizer<?> optimizer;
    private final WeightLayout layout;
    private final OptimizerState state;
    private final ConstrainedWeights constrained;
    private boolean swapped;

    Minimizer(Optimizer<?> optimizer, WeightLayout layout) {
        this.optimizer = optimizer;
        this.layout = layout;
        layout.claim();
        var windows = new ArrayList<Parameters.Window>();
        for (var variable : layout.variables()) {
            var buffer = variable.buffer();
            windows.add(new Parameters.Window(variable.name(), variable.shape(), buffer.offset(), buffer.columnBlocks()));
        }
        this.state = new OptimizerState(optimizer, new Parameters(layout.weights(), layout.gradients(), windows));
        this.constrained = new ConstrainedWeights(layout.variables());
    }

    /** A step that is traced for another batch size may make its optimizer anew: what counts is what it is, not which object. */
    boolean isOf(Optimizer<?> another, List<Variable> variables) {
        return optimizer.isLike(another) && layout.variables().equals(variables);
    }

    List<Variable> variables() {
        return layout.variables();
    }

    Buffer gradient(Variable variable) {
        return layout.gradient(variable);
    }

    OptimizerState state() {
        return state;
    }

    /** Lets its weights follow their gradients, then brings them back to what they must be. Allocates nothing. */
    void step() {
        state.step();
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
            System.arraycopy(layout.weights(), 0, averages(), 0, averages().length);
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
        var weights = layout.weights();
        var averages = averages();
        for (var i = 0; i < averages.length; i++) {
            var weight = weights[i];
            weights[i] = averages[i];
            averages[i] = weight;
        }
        swapped = !swapped;
    }

    /** The averages, side by side as the weights are. */
    private float[] averages() {
        if (!optimizer.get(Optimizer.USE_EMA) || layout.variables().isEmpty()) {
            throw new IllegalStateException("moving averages: expected an optimizer with use_ema, received " + optimizer + "; compile with optimizer.withEma(0.99)");
        }
        return state.slots().getFirst().numbers();
    }

    /** Brings its weights to their place, if another model has moved them. */
    void claim() {
        layout.claim();
    }
}
