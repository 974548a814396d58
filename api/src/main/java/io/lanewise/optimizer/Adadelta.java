package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.engine.AccumulatorUpdate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Steps as large as those before, whatever the gradient's unit (Zeiler, 2012): a ← ρ a + (1 − ρ) g²; Δ = −√(d + ε) g / √(a + ε);
 * d ← ρ d + (1 − ρ) Δ²; w ← w + rate · Δ. The paper has rate 1. Keras's {@code Adadelta}.
 */
public final class Adadelta extends ElementwiseOptimizer<Adadelta> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the averages that stays. */
    public static final Option<Double> RHO = decayRate("rho", 0.95);
    /** Keeps the divisor from 0. */
    public static final Option<Double> EPSILON = epsilon();

    static final Kind<Adadelta> KIND = kind("Adadelta", Adadelta::new, LEARNING_RATE, RHO, EPSILON);

    private Adadelta(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Adadelta of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Adadelta of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Adadelta of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with another decay of the averages. */
    public Adadelta withRho(double rho) {
        return with(RHO, rho);
    }

    /** The same with another small number. */
    public Adadelta withEpsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Adadelta withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("accumulated_grad", "accumulated_delta_var"));
    }

    @Override
    protected void update(Run run, double rate, long step) {
        AccumulatorUpdate.adadelta(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(), run.slots()[1], run.offset(),
                (float) rate, get(RHO).floatValue(), get(EPSILON).floatValue());
    }
}
