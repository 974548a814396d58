package io.lanewise.io;

import io.lanewise.io.hdf5.Hdf5Dataset;
import io.lanewise.optimizer.OptimizerState;
import java.io.IOException;
import java.util.List;

/** Reads what an optimizer remembers, in the order of Keras's {@code optimizer.variables}: steps, learning rate, averages, slots. */
final class OptimizerWeights {
    /** Steps and learning rate, before the averages and slots. */
    static final int SCALARS = 2;

    private static final System.Logger LOG = System.getLogger(OptimizerWeights.class.getPackageName());

    private OptimizerWeights() {}

    /**
     * Adds the state to a plan. One of another optimizer, or of other weights, is left out with a warning, as in Keras; so is none,
     * without a word.
     *
     * @throws ModelFormatException if the number of steps or the learning rate cannot be one
     */
    static void plan(List<Hdf5Dataset> found, OptimizerState state, WeightPlan plan) throws IOException {
        var slots = state.slots();
        if (found.size() < SCALARS || (found.size() == SCALARS && !slots.isEmpty())) {
            // Of an optimizer that has not begun, Keras saves no more than these two.
            return;
        }
        var fits = found.size() == SCALARS + slots.size() && found.get(0).count() == 1 && found.get(1).count() == 1;
        for (var i = 0; fits && i < slots.size(); i++) {
            fits = WeightPlan.fits(found.get(SCALARS + i), slots.get(i).window().shape());
        }
        if (!fits) {
            LOG.log(System.Logger.Level.WARNING, "the state of the optimizer {0} is not loaded: it has {1} variables, the file has {2} or some of other "
                    + "shapes; training begins with a fresh state", state.optimizer().className(), SCALARS + slots.size(), found.size());
            return;
        }
        var steps = new long[1];
        found.get(0).readLongs(steps, 0);
        var rate = new double[1];
        found.get(1).readDoubles(rate, 0);
        if (steps[0] < 0 || steps[0] > Integer.MAX_VALUE || !(rate[0] >= 0) || rate[0] == Double.POSITIVE_INFINITY) {
            throw new ModelFormatException(found.getFirst().path() + ": expected a number of steps and a finite learning rate, both from 0 on, found "
                    + steps[0] + " and " + rate[0]);
        }
        for (var i = 0; i < slots.size(); i++) {
            plan.addChecked(found.get(SCALARS + i), Numbers.of(slots.get(i)));
        }
        // The file's float32 is what remains of the double that the compile settings have in full.
        var exact = (float) state.learningRate() == (float) rate[0] ? state.learningRate() : rate[0];
        plan.then(() -> state.resume(steps[0], exact));
    }
}
