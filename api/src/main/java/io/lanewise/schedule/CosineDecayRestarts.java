package io.lanewise.schedule;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/**
 * Cosine decays, one after the other (SGDR; Loshchilov and Hutter, 2016): decay i takes first_decay_steps · t_mul^i steps, of which x is
 * the part that is over; rate = initial · ((1 − alpha) m_mul^i (1 + cos(π x)) / 2 + alpha). Keras's {@code CosineDecayRestarts}.
 */
public final class CosineDecayRestarts extends Schedule<CosineDecayRestarts> {
    /** How many steps the first decay takes. */
    public static final Option<Double> FIRST_DECAY_STEPS = steps("first_decay_steps");
    /** How many times as long as the one before each decay is. */
    public static final Option<Double> T_MUL = Option.of("t_mul", OptionType.NUMBER, 2.0).within("a number above 0", value -> value > 0);
    /** What the rate that each decay begins with is multiplied by. */
    public static final Option<Double> M_MUL = Option.of("m_mul", OptionType.NUMBER, 1.0).within("a number of 0 or more", value -> value >= 0);
    /** The part of the rate that is left at the end of a decay. */
    public static final Option<Double> ALPHA = Option.of("alpha", OptionType.NUMBER, 0.0).within("a number of 0 or more", value -> value >= 0);

    static final Kind<CosineDecayRestarts> KIND =
            kind("CosineDecayRestarts", CosineDecayRestarts::new, INITIAL_LEARNING_RATE, FIRST_DECAY_STEPS, T_MUL, M_MUL, ALPHA);

    private CosineDecayRestarts(Values values) {
        super(values);
    }

    /** From an initial rate to 0, the first time in so many steps, then in twice as many as the time before. */
    public static CosineDecayRestarts of(double initial, double firstDecaySteps) {
        return KIND.create(KIND.values().with(INITIAL_LEARNING_RATE, initial).with(FIRST_DECAY_STEPS, firstDecaySteps));
    }

    /** The same with decays that are each so many times as long as the one before. */
    public CosineDecayRestarts withTMul(double factor) {
        return with(T_MUL, factor);
    }

    /** The same with decays that each begin at so many times the rate of the one before. */
    public CosineDecayRestarts withMMul(double factor) {
        return with(M_MUL, factor);
    }

    /** The same with a part of the rate left at the end of a decay. */
    public CosineDecayRestarts withAlpha(double alpha) {
        return with(ALPHA, alpha);
    }

    @Override
    public double rate(long step) {
        var longer = number(T_MUL);
        var part = (float) step / number(FIRST_DECAY_STEPS);
        float restart;
        if (longer == 1) {
            restart = (float) Math.floor(part);
            part -= restart;
        } else {
            // Logarithms in float32, whose rounding decides in Keras too on which side of a restart a step lies.
            restart = (float) Math.floor(log(1 - part * (1 - longer)) / log(longer));
            var length = power(longer, restart);
            part = (part - (1 - length) / (1 - longer)) / length;
        }
        var alpha = number(ALPHA);
        return number(INITIAL_LEARNING_RATE) * ((1 - alpha) * (power(number(M_MUL), restart) * cosine(part)) + alpha);
    }

    private static float log(float x) {
        return (float) StrictMath.log(x);
    }
}
