package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * {@link Adam} with weight decay that has no part in the averages (Loshchilov and Hutter, 2019): w ← w − decay · rate · w before each
 * step. Keras's {@code AdamW}.
 */
public final class AdamW extends ElementwiseOptimizer<AdamW> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the weights that decays, times the learning rate. */
    public static final Option<Double> WEIGHT_DECAY = Option.of("weight_decay", OptionType.NUMBER, 0.004).within("a number of 0 or more", value -> value >= 0);
    /** The part of the gradient's average that stays. */
    public static final Option<Double> BETA_1 = decayRate("beta_1", 0.9);
    /** The part of the square's average that stays. */
    public static final Option<Double> BETA_2 = decayRate("beta_2", 0.999);
    /** Keeps the divisor from 0; added to the root before its correction. */
    public static final Option<Double> EPSILON = epsilon();
    /** Whether the largest average of the square counts. */
    public static final Option<Boolean> AMSGRAD = Option.of("amsgrad", OptionType.BOOLEAN, false);

    static final Kind<AdamW> KIND = kindDecaying("AdamW", AdamW::new, WEIGHT_DECAY, LEARNING_RATE, BETA_1, BETA_2, EPSILON, AMSGRAD);

    private AdamW(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static AdamW of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static AdamW of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static AdamW of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with other averages. */
    public AdamW withBetas(double beta1, double beta2) {
        return with(BETA_1, beta1).with(BETA_2, beta2);
    }

    /** The same, with the largest average of the square or the present one. */
    public AdamW withAmsgrad(boolean amsgrad) {
        return with(AMSGRAD, amsgrad);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public AdamW withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    Option<Double> weightDecayOption() {
        return WEIGHT_DECAY;
    }

    @Override
    protected List<List<String>> slots() {
        return Adam.slots(get(AMSGRAD));
    }

    @Override
    protected void update(Run run, double rate, long step) {
        Adam.adam(run, rate, step, get(BETA_1), get(BETA_2), get(EPSILON), get(AMSGRAD));
    }
}
