package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.Update;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps of a size that does not depend on the gradient's (Tieleman and Hinton, 2012): v ← ρ v + (1 − ρ) g²; step = rate · g /
 * √(v + ε), centered with v − ḡ² for v; with momentum b ← μ b + step and w ← w − b, else w ← w − step. Keras's {@code RMSprop}.
 */
public final class RmsProp extends ElementwiseOptimizer<RmsProp> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the moving averages that stays. */
    public static final Option<Double> RHO = decayRate("rho", 0.9);
    /** The part of the last step that is made again. */
    public static final Option<Double> MOMENTUM = decayRate("momentum", 0);
    /** Keeps the root from 0. */
    public static final Option<Double> EPSILON = epsilon();
    /** Whether the variance of the gradient stands for its mean square. */
    public static final Option<Boolean> CENTERED = Option.of("centered", OptionType.BOOLEAN, false);

    static final Kind<RmsProp> KIND = kind("RMSprop", RmsProp::new, LEARNING_RATE, RHO, MOMENTUM, EPSILON, CENTERED);

    private RmsProp(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static RmsProp of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static RmsProp of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static RmsProp of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with another decay of the averages. */
    public RmsProp withRho(double rho) {
        return with(RHO, rho);
    }

    /** The same with momentum. */
    public RmsProp withMomentum(double momentum) {
        return with(MOMENTUM, momentum);
    }

    /** The same, centered or not. */
    public RmsProp withCentered(boolean centered) {
        return with(CENTERED, centered);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public RmsProp withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        var groups = new ArrayList<List<String>>();
        groups.add(List.of("velocity"));
        if (get(MOMENTUM) > 0) {
            groups.add(List.of("momentum"));
        }
        if (get(CENTERED)) {
            groups.add(List.of("average_gradient"));
        }
        return groups;
    }

    @Override
    protected void update(Run run, double rate, long step) {
        var momentum = get(MOMENTUM) > 0 ? run.slots()[1] : null;
        var average = get(CENTERED) ? run.slots()[run.slots().length - 1] : null;
        Update.rmsprop(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(),
                momentum, run.offset(), average, run.offset(),
                (float) rate, get(RHO).floatValue(), get(MOMENTUM).floatValue(), get(EPSILON).floatValue());
    }
}
