package io.lanewise.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of the options of one object: immutable, checked. Options that were not given have their defaults. */
public final class Values {
    private final Kind<?> kind;
    private final Map<Option<?>, Object> given;

    Values(Kind<?> kind) {
        this(kind, new HashMap<>());
    }

    private Values(Kind<?> kind, Map<Option<?>, Object> given) {
        this.kind = kind;
        this.given = given;
    }

    /** What these are the options of. */
    Kind<?> kind() {
        return kind;
    }

    /**
     * The same with another value of an option; null leaves an option out that may be left out.
     *
     * @throws IllegalArgumentException if the value is not within the option's range
     */
    public <T> Values with(Option<T> option, @Nullable T value) {
        if (!kind.options().contains(option)) {
            throw new IllegalArgumentException(kind.className() + " has no option " + option.key() + "; it has "
                    + kind.options().stream().map(Option::key).toList());
        }
        option.check(kind.className(), value);
        var changed = new HashMap<Option<?>, Object>(given);
        if (value == null) {
            changed.remove(option);
        } else {
            changed.put(option, value);
        }
        return new Values(kind, changed);
    }

    /** The value of an option that has one: given or by default. Allocates nothing, so that a training step may ask. */
    public <T> T get(Option<T> option) {
        var value = lookUp(option);
        if (value == null) {
            throw new IllegalStateException(kind.className() + ": option " + option.key() + " has no value");
        }
        return value;
    }

    /** The value of an option that may be left out. */
    public <T> Optional<T> find(Option<T> option) {
        return Optional.ofNullable(lookUp(option));
    }

    @SuppressWarnings("unchecked") // with() stores under an option nothing but values of its type
    private <T> @Nullable T lookUp(Option<T> option) {
        var value = given.get(option);
        return value == null ? option.defaultValue() : (T) value;
    }

    /** Whether an option has its default, or is left out as it may be. */
    boolean hasDefault(Option<?> option) {
        var value = given.get(option);
        return value == null ? !option.isRequired() : same(value, option.defaultValue());
    }

    /** Equal, or described by equal options: objects that are described by options are otherwise told apart by identity. */
    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return Objects.equals(a, b) || (a instanceof Configured<?> first && b instanceof Configured<?> second && first.values().equals(second.values()));
    }

    /** Whether every option has its default. */
    public boolean haveDefaults() {
        return equals(kind.values());
    }

    /** Equal options of the same class. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && kind == that.kind && kind.options().stream().allMatch(option -> same(lookUp(option), that.lookUp(option)));
    }

    @Override
    public int hashCode() {
        return kind.className().hashCode();
    }

    /** Class and the options that differ from their defaults, such as {@code Dense(units=10, activation=relu)}. */
    @Override
    public String toString() {
        var text = new StringBuilder(kind.className()).append('(');
        var separator = "";
        for (var option : kind.options()) {
            var value = given.get(option);
            if (value != null && !value.equals(option.defaultValue())) {
                text.append(separator).append(option.key()).append('=').append(value);
                separator = ", ";
            }
        }
        return text.append(')').toString();
    }
}
