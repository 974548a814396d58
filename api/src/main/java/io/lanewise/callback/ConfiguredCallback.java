package io.lanewise.callback;

import io.lanewise.config.Configured;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/**
 * A callback with options. The options never change; what it remembers of a training, the next training forgets unless it says otherwise.
 *
 * @param <S> its own class
 */
public abstract class ConfiguredCallback<S extends ConfiguredCallback<S>> extends Configured<S> implements Callback {
    /** 1 says what is done on the standard output, 0 says nothing. */
    public static final Option<Integer> VERBOSE = Option.of("verbose", OptionType.INTEGER, 0).within("0 or 1", level -> level == 0 || level == 1);

    /** A callback with these values. */
    protected ConfiguredCallback(Values values) {
        super(values);
    }

    /** Files and folders by their paths. */
    static Option<String> path(String key) {
        return Option.required(key, OptionType.STRING).within("a path", path -> !path.isBlank());
    }

    /** An integer of 0 or more. */
    static Option<Integer> count(String key, int defaultValue) {
        return Option.of(key, OptionType.INTEGER, defaultValue).within("an integer of 0 or more", count -> count >= 0);
    }

    /** The learning rate as Keras has it, a float32. */
    static double rate(Training training) {
        return (float) training.learningRate();
    }
}
