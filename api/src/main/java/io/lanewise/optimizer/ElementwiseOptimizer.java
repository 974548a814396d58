package io.lanewise.optimizer;

import io.lanewise.config.Values;
import java.util.List;
import java.util.function.Consumer;

/** An optimizer that updates each number on its own: in one pass over all of them, in whatever parts. */
public abstract non-sealed class ElementwiseOptimizer<S extends ElementwiseOptimizer<S>> extends Optimizer<S> {
    /** An optimizer with these values. */
    protected ElementwiseOptimizer(Values values) {
        super(values);
    }

    /**
     * What it keeps for each number of a variable: names, in groups that Keras's files hold one after the other, each group variable by
     * variable.
     */
    protected abstract List<List<String>> slots();

    /**
     * Fills a slot before the first step; it is 0 unless this does something.
     *
     * @param slot its name
     * @param numbers the slot, for all weights
     * @param weights the weights, from the same index on
     */
    protected void begin(String slot, float[] numbers, float[] weights) {}

    /**
     * Numbers that it keeps for all variables together, which Keras's files hold last; none unless this says so. They
     * follow from the number of steps alone.
     */
    protected float[] scalars() {
        return new float[0];
    }

    /** Changes those numbers before a step, if there are some. */
    protected void advance(float[] scalars, long step) {}

    /**
     * One step of a run of numbers, in one pass.
     *
     * @param run weights, gradients and slots
     * @param rate the learning rate
     * @param step the number of this step, from 1
     */
    protected abstract void update(Run run, double rate, long step);

    @Override
    final Updates updates(Parameters parameters, Consumer<Run> before, Consumer<Run> after) {
        return new ElementwiseUpdates(this, parameters, before, after);
    }
}
