package io.lanewise.optimizer;

import io.lanewise.engine.ColumnBlocks;
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
 * freed of the loss scale, gathered and clipped, weights decayed, then updated, then averaged, in Keras's order.
 */
public final class OptimizerState {
    private final Optimizer<?> optimizer;
    private final Parameters parameters;
    private final int start;
    private final int length;
    private final @Nullable DynamicLossScale dynamicScale;
    private final float fixedScale;
    private final @Nullable Accumulation accumulation;
    private final GradientClipping clipping;
    private final Updates updates;
    private final float @Nullable [] averages;
    private final double[] weightDecays;
    private final boolean decaysAlike;
    private final float averageMomentum;
    private final int overwriteFrequency;
    private long iterations;
    private double constantRate;
    private double rate;

    /** The state before the first step. */
    public OptimizerState(Optimizer<?> optimizer, Parameters parameters) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.start = parameters.start();
        this.length = parameters.length();
        this.dynamicScale = optimizer instanceof LossScaleOptimizer scaling ? new DynamicLossScale(scaling, parameters) : null;
        var stepping = optimizer.stepping();
        this.fixedScale = dynamicScale != null ? 1 : stepping.find(Optimizer.LOSS_SCALE_FACTOR).orElse(1.0).floatValue();
        this.accumulation = stepping.find(Optimizer.GRADIENT_ACCUMULATION_STEPS).map(steps -> new Accumulation(steps, parameters)).orElse(null);
        this.clipping = new GradientClipping(stepping, parameters);
        this.weightDecays = parameters.variables().stream().mapToDouble(stepping::weightDecay).toArray();
        this.decaysAlike = parameters.variables().stream().mapToDouble(stepping::weightDecay).distinct().count() <= 1;
        this.averages = stepping.get(Optimizer.USE_EMA) ? parameters.weights().clone() : null;
        this.averageMomentum = stepping.get(Optimizer.EMA_MOMENTUM).floatValue();
        this.overwriteFrequency = stepping.find(Optimizer.EMA_OVERWRITE_FREQUENCY).orElse(Integer.MAX_VALUE);
        this.updates = stepping.updates(parameters, this::decayAlike, this::average);
        this.constantRate = optimizer.learningRate();
    }

    /** The optimizer. */
    public Optimizer<?> optimizer() {
        return optimizer;
    }

    /** How many steps have been made, those among them that only gathered gradients. */
    public long iterations() {
        return iterations;
    }

    /** The learning rate of the next step. */
    public double learningRate() {
        return optimizer.isScheduled() ? optimizer.schedule().rate(iterations) : constantRate;
    }

    /**
     * Sets the learning rate of the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     * @throws IllegalStateException if the optimizer's learning rate follows a schedule
     */
    public void setLearningRate(double newRate) {
        if (optimizer.isScheduled()) {
            throw new IllegalStateException("learning rate: that of " + optimizer.className() + " follows a schedule, " + optimizer.schedule()
                    + ", and cannot be set to " + newRate + "; compile with a number as learning_rate to set it while training");
        }
        if (!LearningRates.isRate(newRate)) {
            throw new IllegalArgumentException("learning rate: expected a finite number of 0 or more, received " + newRate);
        }
        constantRate = newRate;
    }

    /** Whether losses must be multiplied by {@link #lossScale} before gradients are taken. */
    public boolean scalesLoss() {
        return dynamicScale != null || fixedScale != 1;
    }

    /** What the loss of the next step must be multiplied by before gradients are taken. */
    public float lossScale() {
        return dynamicScale != null ? dynamicScale.scale() : fixedScale;
    }

    /** Makes a step with the gradients as they are, which are used up by it. */
    public void step() {
        if (dynamicScale == null) {
            unscale(fixedScale);
            apply();
        } else if (dynamicScale.accepts()) {
            unscale(dynamicScale.scale());
            apply();
            dynamicScale.grow();
        } else {
            dynamicScale.shrink();
        }
    }

    private void unscale(float scale) {
        if (scale != 1) {
            Elementwise.affine(length, parameters.gradients(), start, 1 / scale, 0, parameters.gradients(), start);
        }
    }

    private void apply() {
        if (accumulation == null || accumulation.isComplete(iterations)) {
            clipping.apply();
            rate = scheduledRate();
            decayEach();
            updates.update(rate, updatesMade() + 1);
        } else if (averages != null) {
            average(0, averages.length);
        }
        if (averages != null && (updatesMade() + 1) % overwriteFrequency == 0) {
            finish();
        }
        iterations++;
    }

    /** The learning rate of this step, before which no weight has changed. */
    private double scheduledRate() {
        var present = learningRate();
        if (!LearningRates.isRate(present)) {
            throw new IllegalStateException("learning rate: expected a finite number of 0 or more, received " + present + " from the schedule of "
                    + optimizer.className() + " after " + iterations + " steps");
        }
        return present;
    }

    /** Keras's {@code iterations}: how many updates have been made. */
    private long updatesMade() {
        return accumulation == null ? iterations : iterations / accumulation.steps();
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

    private void decay(double decay, int offset, int length) {
        if (decay != 0) {
            Elementwise.affine(length, parameters.weights(), offset, (float) (1 - decay * rate), 0, parameters.weights(), offset);
        }
    }

    private void average(Run run) {
        average(run.offset(), run.length());
    }

    private void average(int offset, int length) {
        if (averages != null) {
            Update.movingAverage(length, averages, offset, parameters.weights(), offset, updatesMade() == 0 ? 0 : averageMomentum);
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
        return scalars().size() + slots().stream().mapToLong(slot -> slot.window().length()).sum();
    }

    /** How many numbers it has room for beside what it keeps. */
    public long scratch() {
        return updates.scratch();
    }

    /** Everything kept, in the order of Keras's {@code optimizer.variables}: scalars, then slots. */
    public List<Tensor> variables() {
        var variables = new ArrayList<>(scalars());
        slots().forEach(slot -> variables.add(read(slot)));
        return variables;
    }

    /**
     * The single numbers that stand first in Keras's {@code optimizer.variables}: steps, learning rate unless it follows a schedule; before
     * these, with a loss scale that follows the gradients, its own steps and rate, which are 0, its counter and the scale.
     */
    public List<Tensor> scalars() {
        var scalars = new ArrayList<Tensor>();
        if (dynamicScale != null) {
            scalars.addAll(List.of(integer(0), Tensor.scalar(0), integer(dynamicScale.counter()), Tensor.scalar(dynamicScale.scale())));
        }
        scalars.add(integer(iterations));
        if (!optimizer.isScheduled()) {
            scalars.add(Tensor.scalar(constantRate));
        }
        return scalars;
    }

    private static Tensor integer(long number) {
        return Tensor.wrap(new int[] {Math.toIntExact(number)}, Shape.scalar());
    }

    /** What is kept for each variable, in the order of Keras's {@code optimizer.variables}: averages, gathered gradients, slots. */
    public List<Slot> slots() {
        var ordered = new ArrayList<Slot>();
        if (averages != null) {
            parameters.variables().forEach(window -> ordered.add(new Slot(averages, window)));
        }
        if (accumulation != null) {
            parameters.variables().forEach(window -> ordered.add(new Slot(accumulation.sums(), window)));
        }
        // Of an optimizer that a loss scale is around, Keras's files hold nothing but what is a variable's.
        updates.slots().stream().filter(slot -> dynamicScale == null || slot.kind() == SlotKind.OF_VARIABLE).forEach(ordered::add);
        return ordered;
    }

    /**
     * What is kept for one variable.
     *
     * @param numbers the state itself, perhaps with room for all variables
     * @param window its shape and its place in the array
     * @param kind what it is
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the state, never compared
    public record Slot(float[] numbers, Parameters.Window window, SlotKind kind) {
        /** One of a variable. */
        public Slot(float[] numbers, Parameters.Window window) {
            this(numbers, window, SlotKind.OF_VARIABLE);
        }
    }

    /** What something kept is. */
    public enum SlotKind {
        /** Numbers of a variable. */
        OF_VARIABLE,
        /** A number of all variables together. */
        OF_ALL,
        /** It only holds a place in files: an integer, 0. */
        PLACEHOLDER
    }

    /**
     * Goes on where another state was. The slots are set by whoever asks for {@link #slots}.
     *
     * @param scalars numbers like those of {@link #scalars}
     * @throws IllegalArgumentException if there are not as many, or one is negative or not finite; nothing has changed then
     */
    public void resume(double... scalars) {
        var expected = scalars().size();
        for (var number : scalars) {
            if (scalars.length != expected || !LearningRates.isRate(number)) {
                throw new IllegalArgumentException("optimizer state: expected " + expected + " finite numbers from 0 on, received " + Arrays.toString(scalars));
            }
        }
        var next = 0;
        if (dynamicScale != null) {
            dynamicScale.resume((int) scalars[2], (float) scalars[3]);
            next = 4;
        }
        iterations = (long) scalars[next];
        if (dynamicScale != null) {
            updates.recompute(updatesMade());
        }
        // The file's float32 is what remains of the double that the compile settings have in full.
        if (!optimizer.isScheduled() && (float) constantRate != (float) scalars[next + 1]) {
            constantRate = scalars[next + 1];
        }
    }

    private static Tensor read(Slot slot) {
        var window = slot.window();
        if (slot.kind() == SlotKind.PLACEHOLDER) {
            return integer(0);
        }
        var numbers = new float[window.length()];
        if (window.columnBlocks()) {
            ColumnBlocks.toRows(window.shape().size(0), window.shape().size(1), slot.numbers(), window.offset(), numbers, 0);
        } else {
            System.arraycopy(slot.numbers(), window.offset(), numbers, 0, numbers.length);
        }
        return Tensor.wrap(numbers, window.shape());
    }
}
