package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.engine.MomentUpdate;
import io.lanewise.engine.Reduce;
import io.lanewise.engine.Update;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;

/**
 * Adam's direction, in steps as long as the variable itself asks for (You et al., 2020): m and v as in {@link Adam};
 * u = (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε); w ← w − rate · ‖w‖ / ‖u‖ · u, with 1 for the quotient if either norm is 0. Keras's
 * {@code Lamb}.
 */
public final class Lamb extends VariableOptimizer<Lamb> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of the gradient's average that stays. */
    public static final Option<Double> BETA_1 = decayRate("beta_1", 0.9);
    /** The part of the square's average that stays. */
    public static final Option<Double> BETA_2 = decayRate("beta_2", 0.999);
    /** Keeps the divisor from 0. */
    public static final Option<Double> EPSILON = epsilon();

    static final Kind<Lamb> KIND = kind("Lamb", Lamb::new, LEARNING_RATE, BETA_1, BETA_2, EPSILON);

    private Lamb(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Lamb of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Lamb of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Lamb of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with other averages. */
    public Lamb withBetas(double beta1, double beta2) {
        return with(BETA_1, beta1).with(BETA_2, beta2);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Lamb withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected VariableStep begin(Parameters parameters, Parameters.Window variable) {
        return new Step(parameters, variable);
    }

    private final class Step implements VariableStep {
        private final Parameters all;
        private final Parameters.Window variable;
        private final float[] momentum;
        private final float[] velocity;

        Step(Parameters all, Parameters.Window variable) {
            this.all = all;
            this.variable = variable;
            this.momentum = new float[variable.length()];
            this.velocity = new float[variable.length()];
        }

        @Override
        public void update(double rate, long step) {
            var n = variable.length();
            var at = variable.offset();
            double beta1 = get(BETA_1);
            double beta2 = get(BETA_2);
            MomentUpdate.direction(
                    n, all.gradients(), at, momentum, 0, velocity, 0, 1 - power(beta1, step), 1 - power(beta2, step), (float) beta1, (float) beta2,
                    get(EPSILON).floatValue());
            var norm = (float) Math.sqrt(Reduce.dot(n, all.weights(), at, all.weights(), at));
            var length = (float) Math.sqrt(Reduce.dot(n, all.gradients(), at, all.gradients(), at));
            var ratio = norm > 0 && length > 0 ? norm / length : 1;
            Update.sgd(n, all.weights(), at, all.gradients(), at, ratio * (float) rate);
        }

        @Override
        public List<OptimizerState.Slot> slots() {
            var window = variable.at(0);
            return List.of(new OptimizerState.Slot(momentum, window), new OptimizerState.Slot(velocity, window));
        }
    }
}
