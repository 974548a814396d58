package io.lanewise.optimizer;

import java.util.List;

/** Steps of an optimizer over some variables, with what is kept for them. */
interface Updates {
    /**
     * Makes a step.
     *
     * @param rate the learning rate
     * @param step the number of this step, from 1
     * @param descents variables that it leaves out, as they have a step of their own; none unless the optimizer {@link Optimizer#descends}
     */
    void update(double rate, long step, Descents descents);

    /** Makes anew what follows from the number of steps alone, which some files do not hold. */
    default void recompute(long steps) {}

    /** What is kept, in the order of Keras's {@code optimizer.variables}. */
    List<OptimizerState.Slot> slots();

    /** How many numbers it has room for beside its slots. */
    default long scratch() {
        return 0;
    }
}
