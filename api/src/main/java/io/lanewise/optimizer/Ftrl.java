package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.AccumulatorUpdate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.Arrays;
import java.util.List;

/**
 * Follow the regularized leader (McMahan et al., 2013), p = −learning_rate_power: a' = a + g²; z ← z + g + 2 · shrinkage · w −
 * (a'ᵖ − aᵖ) / rate · w; a ← a'; w ← (clip(z, −l1, l1) − z) / (a'ᵖ / rate + 2 (l2 + β / (2 · rate))). Keras's {@code Ftrl}.
 */
public final class Ftrl extends ElementwiseOptimizer<Ftrl> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The power of the sum that divides the rate; at most 0. Any but −0.5, a root, takes its time. */
    public static final Option<Double> LEARNING_RATE_POWER =
            Option.of("learning_rate_power", OptionType.NUMBER, -0.5).within("a number of 0 or less", power -> power <= 0);
    /** What the sums begin with. */
    public static final Option<Double> INITIAL_ACCUMULATOR_VALUE = notNegative("initial_accumulator_value", 0.1);
    /** The L1 penalty, which makes weights 0. */
    public static final Option<Double> L1_REGULARIZATION_STRENGTH = notNegative("l1_regularization_strength", 0);
    /** The L2 penalty. */
    public static final Option<Double> L2_REGULARIZATION_STRENGTH = notNegative("l2_regularization_strength", 0);
    /** The L2 penalty that counts as part of the gradient. */
    public static final Option<Double> L2_SHRINKAGE_REGULARIZATION_STRENGTH = notNegative("l2_shrinkage_regularization_strength", 0);
    /** The paper's β. */
    public static final Option<Double> BETA = Option.of("beta", OptionType.NUMBER, 0.0).within("a number of 0 or more", value -> value >= 0);

    static final Kind<Ftrl> KIND = kind(
            "Ftrl", Ftrl::new, LEARNING_RATE, LEARNING_RATE_POWER, INITIAL_ACCUMULATOR_VALUE, L1_REGULARIZATION_STRENGTH,
            L2_REGULARIZATION_STRENGTH, L2_SHRINKAGE_REGULARIZATION_STRENGTH, BETA);

    private Ftrl(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Ftrl of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Ftrl of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Ftrl of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with penalties. */
    public Ftrl withRegularization(double l1, double l2) {
        return with(L1_REGULARIZATION_STRENGTH, l1).with(L2_REGULARIZATION_STRENGTH, l2);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Ftrl withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("accumulator", "linear"));
    }

    @Override
    protected void begin(String slot, float[] numbers, float[] weights) {
        if (slot.equals("accumulator")) {
            Arrays.fill(numbers, get(INITIAL_ACCUMULATOR_VALUE).floatValue());
        }
    }

    @Override
    protected void update(Run run, double rate, long step) {
        var l2 = get(L2_REGULARIZATION_STRENGTH).floatValue() + get(BETA).floatValue() / (2 * (float) rate);
        AccumulatorUpdate.ftrl(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(), run.slots()[1], run.offset(),
                (float) rate, -get(LEARNING_RATE_POWER).floatValue(), get(L1_REGULARIZATION_STRENGTH).floatValue(), l2,
                get(L2_SHRINKAGE_REGULARIZATION_STRENGTH).floatValue());
    }
}
