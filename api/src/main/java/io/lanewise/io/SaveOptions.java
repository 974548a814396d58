package io.lanewise.io;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How arrays are written to a file. Immutable.
 *
 * @param overwrite whether a file that is there already is replaced
 * @param type the type elements are stored as; null: each tensor's own
 * @param types the same for single arrays, by name; goes before {@code type}
 */
public record SaveOptions(boolean overwrite, @Nullable ElementType type, Map<String, ElementType> types) {
    /** A file that is there is refused, elements are stored as they are. */
    public static final SaveOptions DEFAULT = new SaveOptions(false, null, Map.of());

    /** Copies the types. */
    public SaveOptions {
        types = Map.copyOf(types);
    }

    /** The same with another answer to a file that is there already: replaced or refused. */
    public SaveOptions withOverwrite(boolean replaced) {
        return new SaveOptions(replaced, type, types);
    }

    /**
     * The same with another type for all arrays that have none of their own. Floating point is rounded to nearest (float16 overflows to
     * infinity); an integer type takes only the whole numbers it has, bool only 0 and 1.
     */
    public SaveOptions withType(ElementType stored) {
        return new SaveOptions(overwrite, Objects.requireNonNull(stored), types);
    }

    /** The same with another type for one array. */
    public SaveOptions withType(String name, ElementType stored) {
        var changed = new HashMap<>(types);
        changed.put(name, stored);
        return new SaveOptions(overwrite, type, changed);
    }

    /** Refuses types for arrays that are not among those to be written. */
    void checkNames(Set<String> names) {
        for (var name : types.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("SaveOptions: there is a type for \"" + name + "\", but no such array; there are " + names);
            }
        }
    }

    /** The type for an array. */
    ElementType typeOf(String name, ElementType own) {
        return types.getOrDefault(name, type != null ? type : own);
    }
}
