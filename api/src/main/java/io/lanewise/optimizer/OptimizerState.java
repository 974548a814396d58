package io.lanewise.optimizer;

import io.lanewise.engine.Elementwise;
import io.lanewise.engine.Update;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Run run;
    private final float @Nullable [] averages;
    private final double weightDecay;
    private final int overwriteFrequency;
    private long iterations;
    private double learningRate;

    /** The state before the first step. */
    public OptimizerState(Optimizer<?> optimizer, Parameters parameters) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.clipping = new GradientClipping(optimizer, parameters);
        this.slotGroups = optimizer.slots();
        var slots = new float[slotGroups.stream().mapToInt(List::size).sum()][parameters.weights().length];
        this.run = new Run(parameters.weights(), parameters.gradients(), slots, 0, parameters.weights().length);
        this.averages = optimizer.get(Optimizer.USE_EMA) ? parameters.weights().clone() : null;
        this.weightDecay = optimizer.find(Optimizer.WEIGHT_DECAY).orElse(0.0);
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
        decayWeights();
        optimizer.update(run, learningRate, iterations + 1);
        average();
        iterations++;
    }

    private void decayWeights() {
        if (weightDecay != 0) {
            var weights = parameters.weights();
            Elementwise.affine(weights.length, weights, 0, (float) (1 - weightDecay * learningRate), 0, weights, 0);
        }
    }

    private void average() {
        if (averages != null) {
            var weights = parameters.weights();
            var momentum = iterations == 0 ? 0 : optimizer.get(Optimizer.EMA_MOMENTUM).floatValue();
            Update.movingAverage(weights.length, averages, 0, weights, 0, momentum);
            if ((iterations + 1) % overwriteFrequency == 0) {
                finish();
            }
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
        var perWeight = run.slots().length + (averages == null ? 0 : 1);
        return 2 + (long) perWeight * parameters.variables().stream().mapToInt(Parameters.Window::length).sum();
    }

    /** Everything kept, in the order of Keras's {@code optimizer.variables}: steps, learning rate, averages, slots. */
    public List<Tensor> variables() {
        var variables = new ArrayList<Tensor>();
        variables.add(Tensor.wrap(new int[] {Math.toIntExact(iterations)}, Shape.scalar()));
        variables.add(Tensor.scalar(learningRate));
        if (averages != null) {
            parameters.variables().forEach(window -> variables.add(read(averages, window)));
        }
        var first = 0;
        for (var group : slotGroups) {
            for (var window : parameters.variables()) {
                for (var slot = first; slot < first + group.size(); slot++) {
                    variables.add(read(run.slots()[slot], window));
                }
            }
            first += group.size();
        }
        return variables;
    }

    private static Tensor read(float[] array, Parameters.Window window) {
        return Tensor.wrap(Arrays.copyOfRange(array, window.offset(), window.offset() + window.length()), window.shape());
    }
}
