package io.lanewise.optimizer;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer remembers from step to step: the number of steps, the learning rate and its slots; or the states of the optimizers that it is
 * made of, beside the number of steps. What a step does: {@link WholeStep}.
 */
public final class OptimizerState {
    private final Optimizer<?> optimizer;
    private final @Nullable DynamicLossScale dynamicScale;
    private final float fixedScale;
    private final @Nullable WholeStep whole;
    private final List<OptimizerState> parts;
    private final List<OptimizerState> acting;
    private final boolean bare;
    private long iterations;
    private double constantRate;
    private double rate;

    /** The state before the first step, of an optimizer that has all variables. */
    public OptimizerState(Optimizer<?> optimizer, Parameters parameters) {
        this(optimizer, List.of(parameters));
    }

    /**
     * The state before the first step.
     *
     * @param parameters the variables of each share: {@link Optimizer#shares}
     * @throws IllegalArgumentException if there are more or fewer than shares
     */
    public OptimizerState(Optimizer<?> optimizer, List<Parameters> parameters) {
        this(optimizer, parameters, false);
    }

    /** @param bare whether Keras's files hold nothing of it but scalars and what is a variable's */
    private OptimizerState(Optimizer<?> optimizer, List<Parameters> parameters, boolean bare) {
        var made = optimizer.parts();
        if (parameters.size() != Math.max(1, made.size())) {
            throw new IllegalArgumentException("optimizer state: expected the variables of " + Math.max(1, made.size()) + " shares, received " + parameters.size()
                    + "; ask " + optimizer.className() + " for its shares");
        }
        this.optimizer = optimizer;
        this.dynamicScale = optimizer instanceof LossScaleOptimizer scaling ? new DynamicLossScale(scaling, parameters) : null;
        this.fixedScale = dynamicScale != null ? 1 : optimizer.find(Optimizer.LOSS_SCALE_FACTOR).orElse(1.0).floatValue();
        this.bare = bare || dynamicScale != null;
        this.whole = made.isEmpty() ? new WholeStep(optimizer.stepping(), parameters.getFirst()) : null;
        // Keras builds no optimizer that has no variables: it counts no steps and keeps no number for all of them together.
        this.parts = IntStream.range(0, made.size())
                .mapToObj(i -> new OptimizerState(made.get(i), List.of(parameters.get(i)), this.bare || parameters.get(i).variables().isEmpty())).toList();
        this.acting = IntStream.range(0, made.size()).filter(i -> !parameters.get(i).variables().isEmpty()).mapToObj(parts::get).toList();
        this.constantRate = made.isEmpty() ? optimizer.learningRate() : 0;
    }

    /** The optimizer. */
    public Optimizer<?> optimizer() {
        return optimizer;
    }

    /** The states of the optimizers that it is made of, in order; none if it is made of none. */
    public List<OptimizerState> parts() {
        return parts;
    }

    /** This state and its parts: whose {@link #scalars} and {@link #slots}, one after the other, are Keras's {@code optimizer.variables}. */
    public List<OptimizerState> withParts() {
        return Stream.concat(Stream.of(this), parts.stream()).toList();
    }

    /** The optimizer with the learning rates that training has come to: what files describe. */
    public Optimizer<?> trainedOptimizer() {
        if (!parts.isEmpty()) {
            return optimizer.withParts(parts.stream().<Optimizer<?>>map(OptimizerState::trainedOptimizer).toList());
        }
        return optimizer.isScheduled() ? optimizer : optimizer.withLearningRate(constantRate);
    }

    /** How many steps have been made, those among them that only gathered gradients. */
    public long iterations() {
        return iterations;
    }

    /**
     * The learning rate of the next step.
     *
     * @throws IllegalStateException if each of its parts has one of its own
     */
    public double learningRate() {
        return optimizer.isScheduled() ? optimizer.schedule().rate(iterations) : constantRate;
    }

    /**
     * Sets the learning rate of the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     * @throws IllegalStateException if the optimizer's learning rate follows a schedule, or each of its parts has one of its own
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
        step(Descents.NONE);
    }

    /**
     * The same where some variables have a step of their own, whose gradients are not looked at.
     *
     * @param descents none unless the optimizer {@link Optimizer#descends}
     */
    public void step(Descents descents) {
        if (dynamicScale == null) {
            step(fixedScale, descents);
        } else if (dynamicScale.accepts()) {
            step(dynamicScale.scale(), descents);
            dynamicScale.grow();
        } else {
            dynamicScale.shrink();
        }
    }

    private void step(float scale, Descents descents) {
        prepare();
        apply(scale, descents);
    }

    /** Asks for the rates of all parts, so that one that cannot be ends the step before any weight has changed. */
    private void prepare() {
        if (whole != null && whole.isUpdate(iterations)) {
            rate = scheduledRate();
        }
        for (var i = 0; i < acting.size(); i++) {
            acting.get(i).prepare();
        }
    }

    private void apply(float scale, Descents descents) {
        if (whole != null) {
            whole.apply(scale, iterations, rate, descents);
        }
        for (var i = 0; i < acting.size(); i++) {
            acting.get(i).apply(scale, Descents.NONE);
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

    /** Puts the moving averages in the weights' place, if they are kept: what Keras does when training ends. */
    public void finish() {
        if (whole != null) {
            whole.finish();
        }
        acting.forEach(OptimizerState::finish);
    }

    /** How many numbers are kept, counting steps and learning rates. */
    public long size() {
        return withParts().stream().mapToLong(each -> each.scalars().size() + each.slots().stream().mapToLong(slot -> slot.window().length()).sum()).sum();
    }

    /** How many numbers it has room for beside what it keeps. */
    public long scratch() {
        return withParts().stream().mapToLong(each -> each.whole == null ? 0 : each.whole.scratch()).sum();
    }

    /** Everything kept, in the order of Keras's {@code optimizer.variables}: scalars, then slots; then those of its parts. */
    public List<Tensor> variables() {
        var variables = new ArrayList<Tensor>();
        for (var each : withParts()) {
            variables.addAll(each.scalars());
            each.slots().forEach(slot -> variables.add(read(slot)));
        }
        return variables;
    }

    /**
     * The single numbers that stand first in Keras's {@code optimizer.variables}: steps, learning rate unless it follows a schedule, 0 where each of
     * its parts has its own; before these, with a loss scale that follows the gradients, its own steps and rate, which are 0, its counter and the
     * scale.
     */
    public List<Tensor> scalars() {
        var scalars = new ArrayList<Tensor>();
        if (dynamicScale != null) {
            scalars.addAll(List.of(integer(0), Tensor.scalar(0), integer(dynamicScale.counter()), Tensor.scalar(dynamicScale.scale())));
        }
        scalars.add(integer(iterations));
        if (hasConstantRate()) {
            scalars.add(Tensor.scalar(constantRate));
        }
        return scalars;
    }

    private boolean hasConstantRate() {
        return !parts.isEmpty() || !optimizer.isScheduled();
    }

    private static Tensor integer(long number) {
        return Tensor.wrap(new int[] {Math.toIntExact(number)}, Shape.scalar());
    }

    /** What is kept for each variable, in the order of Keras's {@code optimizer.variables}: averages, gathered gradients, slots; not that of parts. */
    public List<Slot> slots() {
        return whole == null ? List.of() : whole.slots().stream().filter(slot -> !bare || slot.kind() == SlotKind.OF_VARIABLE).toList();
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
     * Goes on where another state was; its parts do not. The slots are set by whoever asks for {@link #slots}.
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
        if (bare && whole != null) {
            whole.recompute(iterations);
        }
        // The file's float32 is what remains of the double that the compile settings have in full.
        if (hasConstantRate() && (float) constantRate != (float) scalars[next + 1]) {
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
