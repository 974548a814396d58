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
        return optimizer.className().equals(another.className()) && optimizer.config().equals(another.config()) && layout.variables().equals(variables);
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

    /** Puts moving averages in the weights' place, if they are kept. */
    void finish() {
        claim();
        state.finish();
    }

    /** Brings its weights to their place, if another model has moved them. */
    void claim() {
        layout.claim();
    }
}
