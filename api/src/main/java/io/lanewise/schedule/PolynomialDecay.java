package io.lanewise.schedule;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/**
 * rate = (initial − end) (1 − step / decay_steps)^power + end, and end from then on; with cycle decay_steps is multiplied by the least
 * whole number that brings it up to the step, so that the rate rises anew. Keras's {@code PolynomialDecay}.
 */
public final class PolynomialDecay extends Schedule<PolynomialDecay> {
    /** The rate at the end. */
    public static final Option<Double> END_LEARNING_RATE = Option.of("end_learning_rate", OptionType.NUMBER, 1e-4).within("a number of 0 or more", value -> value >= 0);
    /** The power of the polynomial: 1 is a straight line. */
    public static final Option<Double> POWER = Option.of("power", OptionType.NUMBER, 1.0).within("a number of 0 or more", value -> value >= 0);
    /** Whether the decay begins anew at its end. */
    public static final Option<Boolean> CYCLE = Option.of("cycle", OptionType.BOOLEAN, false);

    static final Kind<PolynomialDecay> KIND =
            kind("PolynomialDecay", PolynomialDecay::new, INITIAL_LEARNING_RATE, DECAY_STEPS, END_LEARNING_RATE, POWER, CYCLE);

    private PolynomialDecay(Values values) {
        super(values);
    }

    /** From an initial rate to 0.0001 in so many steps. */
    public static PolynomialDecay of(double initial, double decaySteps) {
        return KIND.create(KIND.values().with(INITIAL_LEARNING_RATE, initial).with(DECAY_STEPS, decaySteps));
    }

    /** The same to another rate. */
    public PolynomialDecay withEndLearningRate(double end) {
        return with(END_LEARNING_RATE, end);
    }

    /** The same with another power. */
    public PolynomialDecay withPower(double power) {
        return with(POWER, power);
    }

    /** The same, beginning anew at its end or not. */
    public PolynomialDecay withCycle(boolean cycle) {
        return with(CYCLE, cycle);
    }

    @Override
    public double rate(long step) {
        var steps = number(DECAY_STEPS);
        var at = (float) step;
        if (get(CYCLE)) {
            steps *= step == 0 ? 1 : (float) Math.ceil(at / steps);
        } else {
            at = Math.min(at, steps);
        }
        var end = number(END_LEARNING_RATE);
        return (number(INITIAL_LEARNING_RATE) - end) * power(1 - at / steps, number(POWER)) + end;
    }
}
