package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.Update;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Steps by moving averages of the gradient and its square (Kingma and Ba, 2015): m ← m + (g − m)(1 − β₁); v ← v + (g² − v)(1 − β₂);
 * w ← w − α m / (√v + ε) with α = rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ). AMSGrad (Reddi et al., 2018) divides by the largest v so far.
 */
public final class Adam extends ElementwiseOptimizer<Adam> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the gradient's average that stays. */
    public static final Option<Double> BETA_1 = decayRate("beta_1", 0.9);
    /** The part of the square's average that stays. */
    public static final Option<Double> BETA_2 = decayRate("beta_2", 0.999);
    /** Keeps the divisor from 0; added to the root before its correction. */
    public static final Option<Double> EPSILON = epsilon();
    /** Whether the largest average of the square counts. */
    public static final Option<Boolean> AMSGRAD = Option.of("amsgrad", OptionType.BOOLEAN, false);

    static final Kind<Adam> KIND = kind("Adam", Adam::new, LEARNING_RATE, BETA_1, BETA_2, EPSILON, AMSGRAD);

    private Adam(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Adam of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Adam of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Adam of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with other averages. */
    public Adam withBetas(double beta1, double beta2) {
        return with(BETA_1, beta1).with(BETA_2, beta2);
    }

    /** The same, with the largest average of the square or the present one. */
    public Adam withAmsgrad(boolean amsgrad) {
        return with(AMSGRAD, amsgrad);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Adam withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return slots(get(AMSGRAD));
    }

    static List<List<String>> slots(boolean amsgrad) {
        var averages = List.of("momentum", "velocity");
        return amsgrad ? List.of(averages, List.of("velocity_hat")) : List.of(averages);
    }

    @Override
    protected void update(Run run, double rate, long step) {
        adam(run, rate, step, get(BETA_1), get(BETA_2), get(EPSILON), get(AMSGRAD));
    }

    /** rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ). */
    static float alpha(double rate, long step, double beta1, double beta2) {
        return (float) rate * (float) Math.sqrt(1 - power(beta2, step)) / (1 - power(beta1, step));
    }

    /** A step of these averages. */
    static void adam(Run run, double rate, long step, double beta1, double beta2, double epsilon, boolean amsgrad) {
        Update.adam(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(), run.slots()[1], run.offset(),
                amsgrad ? run.slots()[2] : null, run.offset(), alpha(rate, step, beta1, beta2), (float) beta1, (float) beta2, (float) epsilon);
    }
}
