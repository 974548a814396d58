package io.lanewise.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A value for each hyper-parameter.
 *
 * @param values the values by name
 */
public record Setting(Map<String, Object> values) {
    /** Copies the map. */
    public Setting {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a hyper-parameter that is a whole number. */
    public int integer(String name) {
        return get(name, Integer.class);
    }

    /** The value of a hyper-parameter that is a number. */
    public double number(String name) {
        return get(name, Number.class).doubleValue();
    }

    /** The value of a hyper-parameter that is a text, such as Keras's name of an optimizer. */
    public String text(String name) {
        return get(name, String.class);
    }

    /**
     * The value of a hyper-parameter.
     *
     * @throws IllegalArgumentException if there is none of that name, or it is of another type
     */
    public <T> T get(String name, Class<T> type) {
        var value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("setting: expected a value of type " + type.getSimpleName() + " for \"" + name + "\", received "
                    + (value == null ? "none among " + values.keySet() : value.getClass().getSimpleName() + " " + value));
        }
        return type.cast(value);
    }
}
