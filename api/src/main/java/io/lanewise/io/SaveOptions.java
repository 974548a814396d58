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
 * @param maxShardSize for weights alone: how many gigabytes (2³⁰ bytes) of numbers a file takes at most, so that there are several; null: one file
 */
public record SaveOptions(boolean overwrite, @Nullable ElementType type, Map<String, ElementType> types, @Nullable Double maxShardSize) {
    /** A file that is there is refused, elements are stored as they are. */
    public static final SaveOptions DEFAULT = new SaveOptions(false, null, Map.of(), null);

    /** Copies the types. */
    public SaveOptions {
        types = Map.copyOf(types);
    }

    /** The same with another answer to a file that is there already: replaced or refused. */
    public SaveOptions withOverwrite(boolean replaced) {
        return new SaveOptions(replaced, type, types, maxShardSize);
    }

    /**
     * The same with another type for all arrays that have none of their own. Floating point is rounded to nearest (float16 overflows to
     * infinity); an integer type takes only the whole numbers it has, bool only 0 and 1.
     */
    public SaveOptions withType(ElementType stored) {
        return new SaveOptions(overwrite, Objects.requireNonNull(stored), types, maxShardSize);
    }

    /** The same with another type for one array. */
    public SaveOptions withType(String name, ElementType stored) {
        var changed = new HashMap<>(types);
        changed.put(name, stored);
        return new SaveOptions(overwrite, type, changed, maxShardSize);
    }

    /**
     * The same in files of at most so many gigabytes (2³⁰ bytes) of numbers: for {@code model.saveWeights}, whose file, {@code .weights.json}, then
     * says in which of the {@code NAME_00000.weights.h5} beside it they are; Keras's {@code max_shard_size}.
     *
     * @throws IllegalArgumentException if the size is not above 0
     */
    public SaveOptions withMaxShardSize(double gigabytes) {
        if (!(gigabytes > 0)) {
            throw new IllegalArgumentException("SaveOptions: expected a maxShardSize above 0 gigabytes, received " + gigabytes);
        }
        return new SaveOptions(overwrite, type, types, gigabytes);
    }

    /** Refuses what there is not for arrays: types for some that are not among those to be written, and several files. */
    void checkArrays(Set<String> names) {
        if (maxShardSize != null) {
            throw new IllegalArgumentException("SaveOptions: expected a maxShardSize only for model.saveWeights, received " + maxShardSize);
        }
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
