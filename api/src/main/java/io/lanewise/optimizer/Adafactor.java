package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.schedule.LearningRateSchedule;

/**
 * Steps by a mean square of the gradient of which only means over rows and columns are averaged (Shazeer and Stern, 2018). With
 * s = g² + ε₁, β = 1 − t^beta_2_decay: r ← β r + (1 − β) meanₖ s over the last axis, c ← β c + (1 − β) mean s over the one before it,
 * v = r c / mean r; of a variable with fewer than two axes v ← β v + (1 − β) s. u = g / √v;
 * w ← w − max(ε₂, rms(w)) · min(rate, 1/√t) · u / max(1, rms(u) / clip_threshold). Keras's {@code Adafactor}.
 */
public final class Adafactor extends VariableOptimizer<Adafactor> {
    /** The learning rate, 0.001 by default; 1/√t if that is smaller. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The power of the step by which the averages come to stay. */
    public static final Option<Double> BETA_2_DECAY = Option.of("beta_2_decay", OptionType.NUMBER, -0.8);
    /** Keeps the mean square from 0. */
    public static final Option<Double> EPSILON_1 = notNegative("epsilon_1", 1e-30);
    /** The least size that a variable's numbers count as. */
    public static final Option<Double> EPSILON_2 = notNegative("epsilon_2", 1e-3);
    /** The root mean square that a step's direction has at most. */
    public static final Option<Double> CLIP_THRESHOLD = Option.of("clip_threshold", OptionType.NUMBER, 1.0).within("a number above 0", value -> value > 0);
    /** As in Keras's config; the rate is at most 1/√t with it and, as in Keras, without it. */
    public static final Option<Boolean> RELATIVE_STEP = Option.of("relative_step", OptionType.BOOLEAN, true);

    static final Kind<Adafactor> KIND =
            kind("Adafactor", Adafactor::new, LEARNING_RATE, BETA_2_DECAY, EPSILON_1, EPSILON_2, CLIP_THRESHOLD, RELATIVE_STEP);

    private Adafactor(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Adafactor of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Adafactor of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Adafactor of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Adafactor withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected VariableStep begin(Parameters parameters, Parameters.Window variable) {
        return new AdafactorStep(this, parameters, variable);
    }
}
