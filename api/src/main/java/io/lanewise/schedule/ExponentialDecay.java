package io.lanewise.schedule;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/** rate = initial · decay_rate^(step / decay_steps); with staircase the exponent is rounded down. Keras's {@code ExponentialDecay}. */
public final class ExponentialDecay extends Schedule<ExponentialDecay> {
    /** What the rate is multiplied by in each {@code decay_steps} steps. */
    public static final Option<Double> DECAY_RATE = Option.required("decay_rate", OptionType.NUMBER).within("a number of 0 or more", value -> value >= 0);
    /** Whether the rate falls in stairs. */
    public static final Option<Boolean> STAIRCASE = Option.of("staircase", OptionType.BOOLEAN, false);

    static final Kind<ExponentialDecay> KIND =
            kind("ExponentialDecay", ExponentialDecay::new, INITIAL_LEARNING_RATE, DECAY_STEPS, DECAY_RATE, STAIRCASE);

    private ExponentialDecay(Values values) {
        super(values);
    }

    /** From an initial rate on, multiplied by {@code decayRate} every {@code decaySteps} steps. */
    public static ExponentialDecay of(double initial, double decaySteps, double decayRate) {
        return KIND.create(KIND.values().with(INITIAL_LEARNING_RATE, initial).with(DECAY_STEPS, decaySteps).with(DECAY_RATE, decayRate));
    }

    /** The same in stairs, or not. */
    public ExponentialDecay withStaircase(boolean staircase) {
        return with(STAIRCASE, staircase);
    }

    @Override
    public double rate(long step) {
        var exponent = (float) step / number(DECAY_STEPS);
        return number(INITIAL_LEARNING_RATE) * power(number(DECAY_RATE), get(STAIRCASE) ? (float) Math.floor(exponent) : exponent);
    }
}
