package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.Update;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Stochastic gradient descent: w ← w − rate · g; with momentum μ: m ← μ m − rate · g and w ← w + m, or with Nesterov w ← w + μ m − rate · g.
 */
public final class Sgd extends ElementwiseOptimizer<Sgd> {
    /** The learning rate, 0.01 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.01);
    /** The part of the last step that is made again. */
    public static final Option<Double> MOMENTUM = decayRate("momentum", 0);
    /** Whether the gradient counts as if the momentum had been applied already. */
    public static final Option<Boolean> NESTEROV = Option.of("nesterov", OptionType.BOOLEAN, false);

    static final Kind<Sgd> KIND = kind("SGD", Sgd::new, LEARNING_RATE, MOMENTUM, NESTEROV);

    private Sgd(Values values) {
        super(values);
    }

    /** With a learning rate of 0.01. */
    public static Sgd of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Sgd of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Sgd of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with momentum. */
    public Sgd withMomentum(double momentum) {
        return with(MOMENTUM, momentum);
    }

    /** The same with Nesterov's momentum or the plain one. */
    public Sgd withNesterov(boolean nesterov) {
        return with(NESTEROV, nesterov);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Sgd withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    public boolean descends() {
        return get(MOMENTUM) == 0 && isBare();
    }

    @Override
    protected List<List<String>> slots() {
        return get(MOMENTUM) == 0 ? List.of() : List.of(List.of("momentum"));
    }

    @Override
    protected void update(Run run, double rate, long step) {
        if (get(MOMENTUM) == 0) {
            Update.sgd(run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), (float) rate);
        } else {
            Update.momentum(
                    run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(),
                    (float) rate, get(MOMENTUM).floatValue(), get(NESTEROV));
        }
    }
}
