package io.lanewise.schedule;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/** rate = initial / (1 + decay_rate · step / decay_steps); with staircase the quotient is rounded down. Keras's {@code InverseTimeDecay}. */
public final class InverseTimeDecay extends Schedule<InverseTimeDecay> {
    /** How much the divisor grows in each {@code decay_steps} steps. */
    public static final Option<Double> DECAY_RATE = Option.required("decay_rate", OptionType.NUMBER).within("a number of 0 or more", value -> value >= 0);
    /** Whether the rate falls in stairs. */
    public static final Option<Boolean> STAIRCASE = Option.of("staircase", OptionType.BOOLEAN, false);

    static final Kind<InverseTimeDecay> KIND =
            kind("InverseTimeDecay", InverseTimeDecay::new, INITIAL_LEARNING_RATE, DECAY_STEPS, DECAY_RATE, STAIRCASE);

    private InverseTimeDecay(Values values) {
        super(values);
    }

    /** From an initial rate on, whose divisor grows by {@code decayRate} every {@code decaySteps} steps. */
    public static InverseTimeDecay of(double initial, double decaySteps, double decayRate) {
        return KIND.create(KIND.values().with(INITIAL_LEARNING_RATE, initial).with(DECAY_STEPS, decaySteps).with(DECAY_RATE, decayRate));
    }

    /** The same in stairs, or not. */
    public InverseTimeDecay withStaircase(boolean staircase) {
        return with(STAIRCASE, staircase);
    }

    @Override
    public double rate(long step) {
        var part = (float) step / number(DECAY_STEPS);
        return number(INITIAL_LEARNING_RATE) / (1 + number(DECAY_RATE) * (get(STAIRCASE) ? (float) Math.floor(part) : part));
    }
}
