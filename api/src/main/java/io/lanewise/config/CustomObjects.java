package io.lanewise.config;

import io.lanewise.config.json.JsonView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Classes and functions that are not built in, for whoever reads a file that names them: Keras's {@code custom_objects}. Immutable, and
 * given where it is needed: there is no registry for all.
 */
public final class CustomObjects {
    /** None. */
    public static final CustomObjects NONE = new CustomObjects(Map.of());

    private final Map<Key, Function<JsonView, ? extends Named>> factories;

    private record Key(Catalogue<?> family, String name) {}

    private CustomObjects(Map<Key, Function<JsonView, ? extends Named>> factories) {
        this.factories = factories;
    }

    /**
     * The same and a class, under its registered name or, without one, its class name.
     *
     * @param family what it is, such as {@code Layers.CATALOGUE}
     * @throws IllegalArgumentException if the name is there already
     */
    public <T extends Named> CustomObjects with(Catalogue<T> family, Kind<? extends T> kind) {
        return with(family, kind.registeredName().orElse(kind.className()), kind::read);
    }

    /**
     * The same and an object that takes no options from the file, such as a loss composed of ops, under its class name.
     *
     * @throws IllegalArgumentException if the name is there already
     */
    public <T extends Named> CustomObjects with(Catalogue<T> family, T object) {
        return with(family, object.registeredName().orElse(object.className()), _ -> object);
    }

    /**
     * The same and what a factory makes of the {@code config} in the file, under a name.
     *
     * @param name the registered name, such as {@code Package>Name}, the class name or a function's name
     * @throws IllegalArgumentException if the name is there already
     */
    public <T extends Named> CustomObjects with(Catalogue<T> family, String name, Function<JsonView, ? extends T> factory) {
        var more = new HashMap<>(factories);
        if (more.putIfAbsent(new Key(family, name), factory) != null) {
            throw new IllegalArgumentException("CustomObjects: expected every name once, received \"" + name + "\" again");
        }
        return new CustomObjects(Map.copyOf(more));
    }

    /** What the first of these names that is known here stands for. */
    @SuppressWarnings("unchecked") // with() stores under a family nothing but factories of its type
    <T extends Named> Optional<T> read(Catalogue<T> family, List<String> names, JsonView config) {
        return names.stream()
                .map(name -> factories.get(new Key(family, name)))
                .flatMap(factory -> Optional.ofNullable(factory).stream())
                .findFirst()
                .map(factory -> (T) factory.apply(config));
    }
}
