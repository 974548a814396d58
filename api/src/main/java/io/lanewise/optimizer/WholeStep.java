package io.lanewise.optimizer;

import io.lanewise.engine.Elementwise;
import io.lanewise.engine.Update;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one optimizer does in a step to the variables it has: gradients are freed of the loss scale, gathered and clipped, weights decayed,
 * then updated, then averaged, in Keras's order.
 */
final class WholeStep {
    private final Parameters parameters;
    private final int start;
    private final int length;
    private final @Nullable Accumulation accumulation;
    private final GradientClipping clipping;
    private final Updates updates;
    private final float @Nullable [] averages;
    private final double[] weightDecays;
    private final boolean decaysAlike;
    private final float averageMomentum;
    private final int overwriteFrequency;
    private double rate;
    private long made;

    WholeStep(Optimizer<?> optimizer, Parameters parameters) {
        this.parameters = parameters;
        this.start = parameters.start();
        this.length = parameters.length();
        this.accumulation = optimizer.find(Optimizer.GRADIENT_ACCUMULATION_STEPS).map(steps -> new Accumulation(steps, parameters)).orElse(null);
        this.clipping = new GradientClipping(optimizer, parameters);
        this.weightDecays = parameters.variables().stream().mapToDouble(optimizer::weightDecay).toArray();
        this.decaysAlike = parameters.variables().stream().mapToDouble(optimizer::weightDecay).distinct().count() <= 1;
        this.averages = optimizer.get(Optimizer.USE_EMA) ? parameters.weights().clone() : null;
        this.averageMomentum = optimizer.get(Optimizer.EMA_MOMENTUM).floatValue();
        this.overwriteFrequency = optimizer.find(Optimizer.EMA_OVERWRITE_FREQUENCY).orElse(Integer.MAX_VALUE);
        this.updates = optimizer.updates(parameters, this::decayAlike, this::average);
    }

    /** Whether the step after so many changes weights, and does not only gather gradients. */
    boolean isUpdate(long before) {
        return accumulation == null || accumulation.isLast(before);
    }

    /**
     * Makes a step.
     *
     * @param scale what the loss was multiplied by
     * @param before how many steps were made before it, those among them that only gathered
     * @param rateNow the learning rate
     * @param descents what has a step of its own
     */
    void apply(float scale, long before, double rateNow, Descents descents) {
        rate = rateNow;
        made = updatesMade(before);
        unscale(scale);
        if (accumulation == null || accumulation.isComplete(before)) {
            clipping.apply();
            decayEach();
            updates.update(rate, made + 1, descents);
        } else if (averages != null) {
            average(0, averages.length);
        }
        if (averages != null && (made + 1) % overwriteFrequency == 0) {
            finish();
        }
    }

    private void unscale(float scale) {
        if (scale != 1) {
            Elementwise.affine(length, parameters.gradients(), start, 1 / scale, 0, parameters.gradients(), start);
        }
    }

    /** Keras's {@code iterations}: how many updates have been made. */
    private long updatesMade(long steps) {
        return accumulation == null ? steps : steps / accumulation.steps();
    }

    private void decayEach() {
        for (var i = 0; i < weightDecays.length && !decaysAlike; i++) {
            var window = parameters.variables().get(i);
            decay(weightDecays[i], window.offset(), window.length());
        }
    }

    private void decayAlike(Run run) {
        if (decaysAlike && weightDecays.length > 0) {
            decay(weightDecays[0], run.offset(), run.length());
        }
    }

    private void decay(double decay, int offset, int count) {
        if (decay != 0) {
            Elementwise.affine(count, parameters.weights(), offset, (float) (1 - decay * rate), 0, parameters.weights(), offset);
        }
    }

    private void average(Run run) {
        average(run.offset(), run.length());
    }

    private void average(int offset, int count) {
        if (averages != null) {
            Update.movingAverage(count, averages, offset, parameters.weights(), offset, made == 0 ? 0 : averageMomentum);
        }
    }

    /** Puts the moving averages in the weights' place, if they are kept. */
    void finish() {
        if (averages != null) {
            System.arraycopy(averages, 0, parameters.weights(), 0, averages.length);
        }
    }

    /** Makes anew what follows from the number of steps alone. */
    void recompute(long steps) {
        updates.recompute(updatesMade(steps));
    }

    /** What is kept for each variable, in the order of Keras's {@code optimizer.variables}: averages, gathered gradients, slots. */
    List<OptimizerState.Slot> slots() {
        var ordered = new ArrayList<OptimizerState.Slot>();
        if (averages != null) {
            parameters.variables().forEach(window -> ordered.add(new OptimizerState.Slot(averages, window)));
        }
        if (accumulation != null) {
            parameters.variables().forEach(window -> ordered.add(new OptimizerState.Slot(accumulation.sums(), window)));
        }
        ordered.addAll(updates.slots());
        return ordered;
    }

    /** How many numbers it has room for beside what it keeps. */
    long scratch() {
        return updates.scratch();
    }
}
