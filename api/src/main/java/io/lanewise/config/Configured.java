package io.lanewise.config;

import io.lanewise.config.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable object that is described by the values of its options, and nothing else.
 *
 * @param <S> its own class
 */
public abstract class Configured<S extends Configured<S>> implements Named {
    private final Values values;

    /** An object with these values. */
    protected Configured(Values values) {
        this.values = values;
    }

    /** The value of an option. */
    public final <T> T get(Option<T> option) {
        return values.get(option);
    }

    /** The value of an option that may be left out. */
    public final <T> Optional<T> find(Option<T> option) {
        return values.find(option);
    }

    /**
     * The same object with another value of an option.
     *
     * @throws IllegalArgumentException if the value is not within the option's range, or the class refuses the combination
     */
    @SuppressWarnings("unchecked") // an object's kind makes objects of its own class
    public final <T> S with(Option<T> option, @Nullable T value) {
        return ((Kind<S>) values.kind()).create(values.with(option, value));
    }

    @Override
    public final String className() {
        return values.kind().className();
    }

    @Override
    public JsonObject config() {
        return values.kind().write(values);
    }

    @Override
    public JsonObject givenConfig() {
        return values.kind().writeGiven(values);
    }

    @Override
    public final Optional<String> registeredName() {
        return values.kind().registeredName();
    }

    /** The values of its options. */
    protected final Values values() {
        return values;
    }

    /** Class and the options that differ from their defaults, such as {@code Dense(units=10, activation=relu)}. */
    @Override
    public String toString() {
        return values.toString();
    }
}
