package io.lanewise.io;

import io.lanewise.io.hdf5.Hdf5Dataset;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.tensor.DType;
import java.io.IOException;
import java.util.List;

/** Reads what an optimizer remembers, in the order of Keras's {@code optimizer.variables}: steps, learning rate, averages, slots. */
final class OptimizerWeights {
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
        var scalars = state.scalars().size();
        if (found.size() < scalars || (found.size() == scalars && !slots.isEmpty())) {
            // Of an optimizer that has not begun, Keras saves no more than steps and learning rate.
            return;
        }
        var fits = found.size() == scalars + slots.size() && found.subList(0, scalars).stream().allMatch(scalar -> scalar.count() == 1);
        for (var i = 0; fits && i < slots.size(); i++) {
            fits = WeightPlan.fits(found.get(scalars + i), slots.get(i).window().shape());
        }
        if (!fits) {
            LOG.log(System.Logger.Level.WARNING, "the state of the optimizer {0} is not loaded: it has {1} variables, the file has {2} or some of other "
                    + "shapes; training begins with a fresh state", state.optimizer().className(), scalars + slots.size(), found.size());
            return;
        }
        var numbers = new double[scalars];
        for (var i = 0; i < scalars; i++) {
            numbers[i] = number(found.get(i), state.scalars().get(i).dtype() == DType.INT32);
        }
        for (var i = 0; i < slots.size(); i++) {
            if (slots.get(i).kind() != OptimizerState.SlotKind.PLACEHOLDER) {
                plan.addChecked(found.get(scalars + i), Numbers.of(slots.get(i)));
            }
        }
        plan.then(() -> state.resume(numbers));
    }

    /** A number of steps, or a learning rate or scale. */
    private static double number(Hdf5Dataset dataset, boolean whole) throws IOException {
        var steps = new long[1];
        var number = new double[1];
        if (whole) {
            dataset.readLongs(steps, 0);
            number[0] = steps[0];
        } else {
            dataset.readDoubles(number, 0);
        }
        if (!(number[0] >= 0) || number[0] > (whole ? Integer.MAX_VALUE : Double.MAX_VALUE)) {
            throw new ModelFormatException(dataset.path() + ": expected a number of steps or a finite learning rate, both from 0 on, found " + number[0]);
        }
        return number[0];
    }
}
