package io.lanewise.layer;

import io.lanewise.config.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a call of a layer is given besides its inputs, by Keras's names: other symbols, such as {@code mask} or {@code initial_state}, and
 * constants, such as {@code use_causal_mask}. Immutable.
 *
 * @param given symbols or values by name, in alphabetical order as Keras counts them
 * @param constants numbers and truths by name
 * @param <T> {@link Symbol} in a graph, a traced value in a trace
 */
public record Arguments<T>(SortedMap<String, List<T>> given, SortedMap<String, Json> constants) {
    /** Copies the maps. */
    public Arguments {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
    }

    /** None. */
    public static <T> Arguments<T> none() {
        return new Arguments<>(Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** One, such as {@code Arguments.of("mask", mask)}. */
    public static <T> Arguments<T> of(String name, T value) {
        return Arguments.<T>none().with(name, List.of(value));
    }

    /** One that is true or false, such as {@code Arguments.of("use_causal_mask", true)}. */
    public static <T> Arguments<T> of(String name, boolean constant) {
        return Arguments.<T>none().with(name, constant);
    }

    /** These and another one, of one symbol or several. */
    public Arguments<T> with(String name, List<T> values) {
        var more = new TreeMap<>(given);
        more.put(name, List.copyOf(values));
        return new Arguments<>(more, constants);
    }

    /** These and another one that is true or false. */
    public Arguments<T> with(String name, boolean constant) {
        return with(name, Json.of(constant));
    }

    /** These and another constant. */
    public Arguments<T> with(String name, Json constant) {
        var more = new TreeMap<>(constants);
        more.put(name, constant);
        return new Arguments<>(given, more);
    }

    /** What has this name: empty if nothing has. */
    public List<T> get(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** The one that has this name. */
    public Optional<T> find(String name) {
        return get(name).stream().findFirst();
    }

    /** Whether the constant of this name is true; not if there is none. */
    public boolean isTrue(String name) {
        return Json.of(true).equals(constants.get(name));
    }

    /** All symbols or values, in order. */
    public List<T> all() {
        return given.values().stream().flatMap(List::stream).toList();
    }

    /** The same with other things in place of symbols. */
    public <U> Arguments<U> map(Function<T, U> replacement) {
        var replaced = new TreeMap<String, List<U>>();
        given.forEach((name, values) -> replaced.put(name, values.stream().map(replacement).toList()));
        return new Arguments<>(replaced, constants);
    }

    /** All names. */
    public List<String> names() {
        return Stream.concat(given.keySet().stream(), constants.keySet().stream()).sorted().toList();
    }
}
