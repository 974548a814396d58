package io.lanewise.examples.own;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.optimizer.ElementwiseOptimizer;
import io.lanewise.optimizer.Run;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/** Steps of one size, along the signs of an average of gradients: m ← β m + (1 − β) g; w ← w − rate · sign(m). Bernstein et al., 2018. */
public final class Signum extends ElementwiseOptimizer<Signum> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the average that stays: β. */
    public static final Option<Double> MOMENTUM = decayRate("momentum", 0.9);
    /** How files name it, and what it is made of. */
    public static final Kind<Signum> KIND = kind("Signum", Signum::new, LEARNING_RATE, MOMENTUM).inPackage("Examples");

    private Signum(Values values) {
        super(values);
    }

    /** With a learning rate. */
    public static Signum of(double learningRate) {
        return KIND.create(KIND.values()).withLearningRate(learningRate);
    }

    /** The same with another part of the average that stays. */
    public Signum withMomentum(double momentum) {
        return with(MOMENTUM, momentum);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Signum withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("momentum"));
    }

    @Override
    protected void update(Run run, double rate, long step) {
        var average = run.slots()[0];
        var beta = get(MOMENTUM).floatValue();
        for (var i = run.offset(); i < run.offset() + run.length(); i++) {
            average[i] = beta * average[i] + (1 - beta) * run.gradients()[i];
            run.weights()[i] -= (float) rate * Math.signum(average[i]);
        }
    }
}
