package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.engine.MomentUpdate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Adam with Nesterov's momentum (Dozat, 2016): m and v as in {@link Adam}; uₜ = β₁ (1 − 0.96ᵗ / 2), Πₜ = u₁ u₂ … uₜ;
 * m̂ = uₜ₊₁ m / (1 − Πₜ₊₁) + (1 − uₜ) g / (1 − Πₜ); w ← w − rate · m̂ / (√(v / (1 − β₂ᵗ)) + ε). Keras's {@code Nadam}.
 */
public final class Nadam extends ElementwiseOptimizer<Nadam> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the gradient's average that stays. */
    public static final Option<Double> BETA_1 = decayRate("beta_1", 0.9);
    /** The part of the square's average that stays. */
    public static final Option<Double> BETA_2 = decayRate("beta_2", 0.999);
    /** Keeps the divisor from 0. */
    public static final Option<Double> EPSILON = epsilon();

    private static final float DECAY = 0.96f;

    static final Kind<Nadam> KIND = kind("Nadam", Nadam::new, LEARNING_RATE, BETA_1, BETA_2, EPSILON);

    private Nadam(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Nadam of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Nadam of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Nadam of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with other averages. */
    public Nadam withBetas(double beta1, double beta2) {
        return with(BETA_1, beta1).with(BETA_2, beta2);
    }

    /** The same with another small number. */
    public Nadam withEpsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Nadam withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("momentum", "velocity"));
    }

    /** The product of all u so far. */
    @Override
    protected float[] scalars() {
        return new float[] {1};
    }

    @Override
    protected void advance(float[] scalars, long step) {
        scalars[0] *= momentum(step);
    }

    private float momentum(long step) {
        return get(BETA_1).floatValue() * (1 - 0.5f * power(DECAY, step));
    }

    @Override
    protected void update(Run run, double rate, long step) {
        double beta2 = get(BETA_2);
        var present = momentum(step);
        var next = momentum(step + 1);
        var product = run.scalars()[0];
        MomentUpdate.nadam(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(), run.slots()[1], run.offset(),
                (float) rate, next / (1 - product * next), (1 - present) / (1 - product), 1 - power(beta2, step),
                get(BETA_1).floatValue(), (float) beta2, get(EPSILON).floatValue());
    }
}
