package io.lanewise.optimizer;

import java.util.List;

/** Steps of one variable as a whole. */
public interface VariableStep {
    /**
     * Makes a step. The variable's gradient may be used up; nothing is allocated.
     *
     * @param rate the learning rate
     * @param step the number of this step, from 1
     */
    void update(double rate, long step);

    /** What is kept for the variable, in the order of Keras's files. */
    List<OptimizerState.Slot> slots();

    /** How many numbers it has room for beside its slots. */
    default long scratch() {
        return 0;
    }
}
