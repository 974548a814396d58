package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.engine.AccumulatorUpdate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.Arrays;
import java.util.List;

/**
 * Steps that become smaller where gradients were large (Duchi et al., 2011): a ← a + g²; w ← w − rate · g / √(a + ε). Keras's
 * {@code Adagrad}.
 */
public final class Adagrad extends ElementwiseOptimizer<Adagrad> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** What the sums begin with. */
    public static final Option<Double> INITIAL_ACCUMULATOR_VALUE = notNegative("initial_accumulator_value", 0.1);
    /** Keeps the divisor from 0. */
    public static final Option<Double> EPSILON = epsilon();

    static final Kind<Adagrad> KIND = kind("Adagrad", Adagrad::new, LEARNING_RATE, INITIAL_ACCUMULATOR_VALUE, EPSILON);

    private Adagrad(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Adagrad of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Adagrad of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Adagrad of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same with sums that begin with another number. */
    public Adagrad withInitialAccumulatorValue(double value) {
        return with(INITIAL_ACCUMULATOR_VALUE, value);
    }

    /** The same with another small number. */
    public Adagrad withEpsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Adagrad withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    protected List<List<String>> slots() {
        return List.of(List.of("accumulator"));
    }

    @Override
    protected void begin(String slot, float[] numbers, float[] weights) {
        if (slot.equals("accumulator")) {
            Arrays.fill(numbers, get(INITIAL_ACCUMULATOR_VALUE).floatValue());
        }
    }

    @Override
    protected void update(Run run, double rate, long step) {
        AccumulatorUpdate.adagrad(
                run.length(), run.weights(), run.offset(), run.gradients(), run.offset(), run.slots()[0], run.offset(),
                (float) rate, get(EPSILON).floatValue());
    }
}
