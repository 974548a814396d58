package io.lanewise.config;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An option, declared once: its key in Keras's JSON, type, default and range. The check, the JSON and the fluent way to set it all
 * come from this declaration.
 *
 * @param <T> the type of its values
 */
public final class Option<T> {
    /** When files hold an option: if it has not its default, even then, or not at all. */
    enum Writing {
        IF_GIVEN,
        ALWAYS,
        NEVER
    }

    private final String key;
    private final OptionType<T> type;
    private final @Nullable T defaultValue;
    private final boolean optional;
    private final String range;
    private final Predicate<T> valid;
    private final @Nullable T meaningOfNull;
    private final Writing writing;

    private Option(
            String key, OptionType<T> type, @Nullable T defaultValue, boolean optional, String range, Predicate<T> valid, @Nullable T meaningOfNull,
            Writing writing) {
        this.key = key;
        this.type = type;
        this.defaultValue = defaultValue;
        this.optional = optional;
        this.range = range;
        this.valid = valid;
        this.meaningOfNull = meaningOfNull;
        this.writing = writing;
    }

    /** An option that must be given. */
    public static <T> Option<T> required(String key, OptionType<T> type) {
        return new Option<>(key, type, null, false, type.description(), value -> true, null, Writing.IF_GIVEN);
    }

    /** An option with a default. */
    public static <T> Option<T> of(String key, OptionType<T> type, T defaultValue) {
        return new Option<>(key, type, defaultValue, false, type.description(), value -> true, null, Writing.IF_GIVEN);
    }

    /** An option that may be left out: null, Python's None, unless given. */
    public static <T> Option<T> optional(String key, OptionType<T> type) {
        return new Option<>(key, type, null, true, type.description(), value -> true, null, Writing.IF_GIVEN);
    }

    /** A number of at least one, that must be given. */
    public static Option<Integer> requiredCount(String key) {
        return required(key, OptionType.INTEGER).within("an integer above 0", value -> value > 0);
    }

    /**
     * The same option with a range.
     *
     * @param expected what a value must be, for errors, such as {@code an integer above 0}
     * @param condition holds for the values within the range
     */
    public Option<T> within(String expected, Predicate<T> condition) {
        return new Option<>(key, type, defaultValue, optional, expected, condition, meaningOfNull, writing);
    }

    /** The same option, for which Keras's JSON may say null in place of a value that has a meaning: no reduction, say. */
    public Option<T> withNull(T meaning) {
        return new Option<>(key, type, defaultValue, optional, range, valid, meaning, writing);
    }

    /** The same option, which files hold even if it has its default, because Keras does not read them without it. */
    public Option<T> written() {
        return new Option<>(key, type, defaultValue, optional, range, valid, meaningOfNull, Writing.ALWAYS);
    }

    /** The same option, which no file holds, because Keras has it apart from its config. */
    public Option<T> unwritten() {
        return new Option<>(key, type, defaultValue, optional, range, valid, meaningOfNull, Writing.NEVER);
    }

    /** When files hold it. */
    Writing writing() {
        return writing;
    }

    /** The value that null in JSON stands for; null if it stands for nothing. */
    @Nullable T meaningOfNull() {
        return meaningOfNull;
    }

    /** Its key in Keras's JSON, such as {@code kernel_initializer}. */
    public String key() {
        return key;
    }

    /** How its values look in JSON. */
    public OptionType<T> type() {
        return type;
    }

    /** Its value unless given; null if it must be given or may be left out. */
    public @Nullable T defaultValue() {
        return defaultValue;
    }

    /** Whether a value must be given. */
    public boolean isRequired() {
        return defaultValue == null && !optional;
    }

    /**
     * Checks a value.
     *
     * @param owner the class whose option it is, for the error
     * @throws IllegalArgumentException if the value is not within the range
     */
    void check(String owner, @Nullable T value) {
        if (value == null ? !optional : !valid.test(value)) {
            throw new IllegalArgumentException(owner + ": " + key + " must be " + range + (optional ? " or null" : "") + ", received " + value);
        }
    }

    @Override
    public String toString() {
        return key + ": " + range + (isRequired() ? "" : " (default " + defaultValue + ")");
    }
}
