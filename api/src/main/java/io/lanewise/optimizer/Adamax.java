package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.engine.MomentUpdate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Adam with the largest gradient so far, which fades, for the root of the mean square (Kingma and Ba, 2015): m ← m + (g − m)(1 − β₁);
 * u ← max(β₂ u, |g|); w ← w − rate · m / ((1 − β₁ᵗ)(u + ε)). Keras's {@code Adamax}.
 */
public final class Adamax extends ElementwiseOptimizer<Adamax> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the gradient's average that stays. */
    public static final Option<Double> BETA_1 = decayRate("beta_1", 0.9);
    /** The part of the largest gradient that stays. */
    public static final Option<Double> BETA_2 = decayRate("beta_2", 0.999);
    /** Keeps the divisor from 0. */
    public static final Option<Double> EPSILON = epsilon();

    static final Kind<Adamax> KIND = kind("Adamax", Adamax::new, LEARNING_RATE, BETA_1, BETA_2, EPSILON);

    private Adamax(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Adamax of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Adamax of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Adamax of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with other averages. */
    public Adamax withBetas(double beta1, double beta2) {
        return with(BETA_1, beta1).with(BETA_2, beta2);
    }

    /** The same with another small number. */
    public Adamax withEpsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Adamax withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("momentum", "norm"));
    }

    @Override
    protected void update(Run run, double rate, long step) {
        double beta1 = get(BETA_1);
        MomentUpdate.adamax(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(), run.slots()[1], run.offset(),
                (float) rate, 1 - power(beta1, step), (float) beta1, get(BETA_2).floatValue(), get(EPSILON).floatValue());
    }
}
