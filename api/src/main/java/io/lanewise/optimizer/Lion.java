package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.MomentUpdate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Steps of one size, in the direction of a momentum's sign (Chen et al., 2023): w ← w − rate · sign(β₁ m + (1 − β₁) g);
 * m ← β₂ m + (1 − β₂) g. Keras's {@code Lion}.
 */
public final class Lion extends ElementwiseOptimizer<Lion> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part that the momentum has in a step's direction. */
    public static final Option<Double> BETA_1 = Option.of("beta_1", OptionType.NUMBER, 0.9).within("a number above 0, up to 1", beta -> beta > 0 && beta <= 1);
    /** The part of the momentum that stays. */
    public static final Option<Double> BETA_2 = decayRate("beta_2", 0.99);

    static final Kind<Lion> KIND = kind("Lion", Lion::new, LEARNING_RATE, BETA_1, BETA_2);

    private Lion(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Lion of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Lion of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Lion of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with other averages. */
    public Lion withBetas(double beta1, double beta2) {
        return with(BETA_1, beta1).with(BETA_2, beta2);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Lion withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("momentum"));
    }

    @Override
    protected void update(Run run, double rate, long step) {
        MomentUpdate.lion(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(),
                (float) rate, get(BETA_1).floatValue(), get(BETA_2).floatValue());
    }
}
