package io.lanewise.schedule;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import java.util.function.Function;

/** A schedule that options describe. All are computed in float32, as in Keras, so that whole decays end at the same step. */
abstract class Schedule<S extends Schedule<S>> extends Configured<S> implements LearningRateSchedule {
    /** The rate of the first step. */
    public static final Option<Double> INITIAL_LEARNING_RATE = Option.required("initial_learning_rate", OptionType.NUMBER).within("a number of 0 or more", value -> value >= 0);
    /** In how many steps the decay is complete. */
    public static final Option<Double> DECAY_STEPS = steps("decay_steps");

    /** Its name in Keras, which has no part in the numbers. */
    private static final Option<String> NAME = Option.optional("name", OptionType.STRING);

    Schedule(Values values) {
        super(values);
    }

    static <T> Kind<T> kind(String className, Function<Values, T> factory, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(NAME);
    }

    /** A number of steps above 0, in files a whole number if it is one. */
    static Option<Double> steps(String key) {
        return Option.required(key, countType()).within("a number above 0", steps -> steps > 0);
    }

    static OptionType<Double> countType() {
        return new OptionType<>("a number", OptionType.NUMBER.read(), count -> count == Math.rint(count) && Math.abs(count) < 1L << 53
                ? Json.of((long) (double) count) : Json.of((double) count));
    }

    /** The value of an option in float32. */
    final float number(Option<Double> option) {
        return get(option).floatValue();
    }

    /** xʸ rounded to float32. */
    static float power(float x, float y) {
        return (float) Math.pow(x, y);
    }

    /** (1 + cos(π x)) / 2. StrictMath's cosine would make an array in each step. */
    static float cosine(float x) {
        return 0.5f * (1 + (float) Math.cos((float) Math.PI * x));
    }
}
