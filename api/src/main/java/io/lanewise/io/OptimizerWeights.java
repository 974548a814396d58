package io.lanewise.io;

import io.lanewise.io.hdf5.Hdf5Dataset;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.tensor.DType;
import java.io.IOException;
import java.util.List;

/**
 * Reads what an optimizer remembers, in the order of Keras's {@code optimizer.variables}: steps, learning rate, averages, slots; then those of the
 * optimizers that it is made of.
 */
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
        var states = state.withParts();
        var scalars = states.stream().mapToInt(each -> each.scalars().size()).sum();
        var slots = states.stream().mapToInt(each -> each.slots().size()).sum();
        if (found.size() < scalars || (found.size() == scalars && slots > 0)) {
            // Of an optimizer that has not begun, Keras saves no more than steps and learning rate.
            return;
        }
        if (found.size() != scalars + slots || !fits(found, states)) {
            LOG.log(System.Logger.Level.WARNING, "the state of the optimizer {0} is not loaded: it has {1} variables, the file has {2} or some of other "
                    + "shapes; training begins with a fresh state", state.optimizer().className(), scalars + slots, found.size());
            return;
        }
        var next = 0;
        for (var each : states) {
            next = plan(found, next, each, plan);
        }
    }

    /** Whether variables are single numbers where scalars belong, and of the slots' shapes elsewhere. */
    private static boolean fits(List<Hdf5Dataset> found, List<OptimizerState> states) {
        var next = found.iterator();
        for (var state : states) {
            for (var i = 0; i < state.scalars().size(); i++) {
                if (next.next().count() != 1) {
                    return false;
                }
            }
            for (var slot : state.slots()) {
                if (!WeightPlan.fits(next.next(), slot.window().shape())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @return the place of the next state's first variable */
    private static int plan(List<Hdf5Dataset> found, int first, OptimizerState state, WeightPlan plan) throws IOException {
        var scalars = state.scalars();
        var numbers = new double[scalars.size()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = number(found.get(first + i), scalars.get(i).dtype() == DType.INT32);
        }
        var next = first + numbers.length;
        for (var slot : state.slots()) {
            if (slot.kind() != OptimizerState.SlotKind.PLACEHOLDER) {
                plan.addChecked(found.get(next), Numbers.of(slot));
            }
            next++;
        }
        plan.then(() -> state.resume(numbers));
        return next;
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
