package io.lanewise.schedule;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/**
 * rate = from · ((1 − alpha) (1 + cos(π t / decay_steps)) / 2 + alpha), with t = step and from = initial (Loshchilov and Hutter, 2016).
 * With a warm-up target the rate first rises from initial to the target in a straight line in warmup_steps steps; then
 * from = target and t counts from the end of the warm-up. Keras's {@code CosineDecay}.
 */
public final class CosineDecay extends Schedule<CosineDecay> {
    /** The part of the rate that is left at the end. */
    public static final Option<Double> ALPHA = Option.of("alpha", OptionType.NUMBER, 0.0).within("a number of 0 or more", value -> value >= 0);
    /** The rate at the end of the warm-up. */
    public static final Option<Double> WARMUP_TARGET = Option.optional("warmup_target", OptionType.NUMBER).within("a number of 0 or more", value -> value >= 0);
    /** How many steps the warm-up takes. */
    public static final Option<Double> WARMUP_STEPS = Option.of("warmup_steps", countType(), 0.0).within("a number of 0 or more", steps -> steps >= 0);

    static final Kind<CosineDecay> KIND =
            kind("CosineDecay", CosineDecay::new, INITIAL_LEARNING_RATE, DECAY_STEPS, ALPHA, WARMUP_TARGET, WARMUP_STEPS);

    /** NaN without warm-up. */
    private final float target;

    private CosineDecay(Values values) {
        super(values);
        this.target = values.find(WARMUP_TARGET).orElse(Double.NaN).floatValue();
    }

    /** From an initial rate to 0 in so many steps. */
    public static CosineDecay of(double initial, double decaySteps) {
        return KIND.create(KIND.values().with(INITIAL_LEARNING_RATE, initial).with(DECAY_STEPS, decaySteps));
    }

    /** The same with a part of the rate left at the end. */
    public CosineDecay withAlpha(double alpha) {
        return with(ALPHA, alpha);
    }

    /** The same after a warm-up to a target. */
    public CosineDecay withWarmup(double target, double steps) {
        return with(WARMUP_TARGET, target).with(WARMUP_STEPS, steps);
    }

    @Override
    public double rate(long step) {
        var initial = number(INITIAL_LEARNING_RATE);
        var steps = number(DECAY_STEPS);
        if (Float.isNaN(target)) {
            return decayed(initial, Math.min((float) step, steps) / steps);
        }
        var warmup = number(WARMUP_STEPS);
        var at = Math.min((float) step, steps + warmup);
        return at < warmup ? (target - initial) * (at / warmup) + initial : decayed(target, (at - warmup) / steps);
    }

    private float decayed(float from, float part) {
        var alpha = number(ALPHA);
        return from * ((1 - alpha) * cosine(part) + alpha);
    }
}
