package io.lanewise.optimizer;

import io.lanewise.config.Values;
import java.util.function.Consumer;

/** An optimizer that looks at variables as wholes: at their norms, rows and columns, or products. */
public abstract non-sealed class VariableOptimizer<S extends VariableOptimizer<S>> extends Optimizer<S> {
    /** An optimizer with these values. */
    protected VariableOptimizer(Values values) {
        super(values);
    }

    /**
     * What makes the steps of one variable, and holds what is kept for it.
     *
     * @param parameters the weights and their gradients
     * @param variable its place in them
     */
    protected abstract VariableStep begin(Parameters parameters, Parameters.Window variable);

    @Override
    final Updates updates(Parameters parameters, Consumer<Run> before, Consumer<Run> after) {
        return new VariableUpdates(this, parameters, before, after);
    }
}
