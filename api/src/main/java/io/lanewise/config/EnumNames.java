package io.lanewise.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The constants of an enum by Keras's names for them: their own in lower case. */
final class EnumNames<E extends Enum<E>> {
    private final String what;
    private final Map<String, E> constants = new LinkedHashMap<>();

    EnumNames(String what, Class<E> type) {
        this.what = what;
        for (var constant : type.getEnumConstants()) {
            constants.put(name(constant), constant);
        }
    }

    String name(E constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    E constant(String name) {
        var constant = constants.get(name);
        if (constant == null) {
            throw new UnknownNameException(what, name, constants.keySet());
        }
        return constant;
    }
}
