package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.MomentUpdate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Adam that needs no schedule, because it averages its weights as it goes (Defazio et al., 2024): v ← v + (g² − v)(1 − β₂);
 * z ← z − rate · g / (√(v / (1 − β₂ᵗ)) + ε); x = (w − (1 − β₁) z) / β₁; w ← (1 − β₁) z + β₁ ((1 − 1/t) x + z / t). z begins as the
 * weights. In the first {@code warmup_steps} steps the rate rises from 0. Keras's {@code ScheduleFreeAdamW}, with the new z in x as there,
 * where the paper has the old one.
 */
public final class ScheduleFreeAdamW extends ElementwiseOptimizer<ScheduleFreeAdamW> {
    /** The learning rate, 0.0025 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.0025);
    /** The part that the average has in the weights. */
    public static final Option<Double> BETA_1 = Option.of("beta_1", OptionType.NUMBER, 0.9).within("a number above 0, up to 1", beta -> beta > 0 && beta <= 1);
    /** The part of the square's average that stays. */
    public static final Option<Double> BETA_2 = decayRate("beta_2", 0.999);
    /** Keeps the divisor from 0. */
    public static final Option<Double> EPSILON = notNegative("epsilon", 1e-8);
    /** In how many steps the rate rises. */
    public static final Option<Integer> WARMUP_STEPS = Option.of("warmup_steps", OptionType.INTEGER, 0).within("an integer of 0 or more", steps -> steps >= 0);

    static final Kind<ScheduleFreeAdamW> KIND = 
            kind("ScheduleFreeAdamW", ScheduleFreeAdamW::new, LEARNING_RATE, BETA_1, BETA_2, EPSILON, WARMUP_STEPS);

    private ScheduleFreeAdamW(Values values) {
        super(values);
    }

    /** With a learning rate of 0.0025. */
    public static ScheduleFreeAdamW of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static ScheduleFreeAdamW of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static ScheduleFreeAdamW of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with other averages. */
    public ScheduleFreeAdamW withBetas(double beta1, double beta2) {
        return with(BETA_1, beta1).with(BETA_2, beta2);
    }

    /** The same with a rate that rises in so many steps. */
    public ScheduleFreeAdamW withWarmupSteps(int steps) {
        return with(WARMUP_STEPS, steps);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public ScheduleFreeAdamW withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("momentum", "velocity"));
    }

    @Override
    protected void begin(String slot, float[] numbers, float[] weights) {
        if (slot.equals("momentum")) {
            System.arraycopy(weights, 0, numbers, 0, weights.length);
        }
    }

    @Override
    protected void update(Run run, double rate, long step) {
        double beta2 = get(BETA_2);
        int warmup = get(WARMUP_STEPS);
        var risen = warmup > 0 ? (float) rate * Math.min((float) step / warmup, 1) : (float) rate;
        MomentUpdate.scheduleFree(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(), run.slots()[1], run.offset(),
                risen, 1 - power(beta2, step), 1 / (float) step, get(BETA_1).floatValue(), (float) beta2, get(EPSILON).floatValue());
    }
}
