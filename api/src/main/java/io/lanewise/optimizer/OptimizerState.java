package io.lanewise.optimizer;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Elementwise;
import io.lanewise.engine.Update;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer remembers from step to step: the number of steps, the learning rate and its slots. In each step gradients are
 * clipped, weights decayed, then updated, then averaged, in Keras's order.
 */
public final class OptimizerState {
    private final Optimizer<?> optimizer;
    private final Parameters parameters;
    private final GradientClipping clipping;
    private final List<List<String>> slotGroups;
    private final float[][] slots;
    private final Shares shares;
    private final float @Nullable [] averages;
    private final double weightDecay;
    private final float averageMomentum;
    private final int overwriteFrequency;
    private long iterations;
    private double learningRate;

    /** The state before the first step. */
    public OptimizerState(Optimizer<?> optimizer, Parameters parameters) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.clipping = new GradientClipping(optimizer, parameters);
        this.slotGroups = optimizer.slots();
        this.slots = new float[slotGroups.stream().mapToInt(List::size).sum()][parameters.weights().length];
        var all = new Run(parameters.weights(), parameters.gradients(), slots, 0, parameters.weights().length);
        this.shares = new Shares(parameters.variables(), all, this::update);
        this.averages = optimizer.get(Optimizer.USE_EMA) ? parameters.weights().clone() : null;
        this.weightDecay = optimizer.find(Optimizer.WEIGHT_DECAY).orElse(0.0);
        this.averageMomentum = optimizer.get(Optimizer.EMA_MOMENTUM).floatValue();
        this.overwriteFrequency = optimizer.find(Optimizer.EMA_OVERWRITE_FREQUENCY).orElse(Integer.MAX_VALUE);
        this.learningRate = optimizer.learningRate();
    }

    /** The optimizer. */
    public Optimizer<?> optimizer() {
        return optimizer;
    }

    /** How many steps have been made. */
    public long iterations() {
        return iterations;
    }

    /** The learning rate of the next step. */
    public double learningRate() {
        return learningRate;
    }

    /**
     * Sets the learning rate of the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public void setLearningRate(double rate) {
        if (!(rate >= 0) || rate == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("learning rate: expected a finite number of 0 or more, received " + rate);
        }
        learningRate = rate;
    }

    /** Makes a step with the gradients as they are; clipping changes them. */
    public void step() {
        clipping.apply();
        shares.update();
        iterations++;
        if (averages != null && iterations % overwriteFrequency == 0) {
            finish();
        }
    }

    private void update(Run run) {
        if (weightDecay != 0) {
            Elementwise.affine(run.length(), run.weights(), run.offset(), (float) (1 - weightDecay * learningRate), 0, run.weights(), run.offset());
        }
        optimizer.update(run, learningRate, iterations + 1);
        if (averages != null) {
            Update.movingAverage(run.length(), averages, run.offset(), run.weights(), run.offset(), iterations == 0 ? 0 : averageMomentum);
        }
    }

    /** Puts the moving averages in the weights' place, if they are kept: what Keras does when training ends. */
    public void finish() {
        if (averages != null) {
            System.arraycopy(averages, 0, parameters.weights(), 0, averages.length);
        }
    }

    /** How many numbers are kept, counting steps and learning rate. */
    public long size() {
        var perWeight = slots.length + (averages == null ? 0 : 1);
        return 2 + (long) perWeight * parameters.variables().stream().mapToInt(Parameters.Window::length).sum();
    }

    /** Everything kept, in the order of Keras's {@code optimizer.variables}: steps, learning rate, averages, slots. */
    public List<Tensor> variables() {
        var variables = new ArrayList<Tensor>();
        variables.add(Tensor.wrap(new int[] {Math.toIntExact(iterations)}, Shape.scalar()));
        variables.add(Tensor.scalar(learningRate));
        slots().forEach(slot -> variables.add(read(slot.numbers(), slot.window())));
        return variables;
    }

    /** What is kept for each variable, in the order of Keras's {@code optimizer.variables}: averages, then slots. */
    public List<Slot> slots() {
        var ordered = new ArrayList<Slot>();
        if (averages != null) {
            parameters.variables().forEach(window -> ordered.add(new Slot(averages, window)));
        }
        var first = 0;
        for (var group : slotGroups) {
            for (var window : parameters.variables()) {
                for (var slot = first; slot < first + group.size(); slot++) {
                    ordered.add(new Slot(slots[slot], window));
                }
            }
            first += group.size();
        }
        return ordered;
    }

    /**
     * What is kept for one variable.
     *
     * @param numbers an array with room for all variables, the state itself
     * @param window the variable and its place in the array
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the state, never compared
    public record Slot(float[] numbers, Parameters.Window window) {}

    /**
     * Goes on where another state was: after so many steps, with a learning rate. The slots are set by whoever asks for {@link #slots}.
     *
     * @throws IllegalArgumentException if the number of steps is negative, or the rate negative or not finite; nothing has changed then
     */
    public void resume(long steps, double rate) {
        if (steps < 0) {
            throw new IllegalArgumentException("optimizer state: expected a number of steps from 0 on, received " + steps);
        }
        setLearningRate(rate);
        iterations = steps;
    }

    private static Tensor read(float[] array, Parameters.Window window) {
        var numbers = new float[window.length()];
        if (window.columnBlocks()) {
            ColumnBlocks.toRows(window.shape().size(0), window.shape().size(1), array, window.offset(), numbers, 0);
        } else {
            System.arraycopy(array, window.offset(), numbers, 0, numbers.length);
        }
        return Tensor.wrap(numbers, window.shape());
    }
}
