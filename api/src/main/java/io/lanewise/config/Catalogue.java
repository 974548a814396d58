package io.lanewise.config;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The built-in classes of one family by Keras's names: the class name ({@code HeNormal}), its snake case ({@code he_normal}) and
 * further aliases. A name from a file never reaches reflection: it picks a factory from this table.
 *
 * @param <T> the family
 */
public final class Catalogue<T extends Named> {
    private static final String FUNCTION = "function";

    private final String family;
    private final String module;
    private final Map<String, Kind<? extends T>> kinds = new TreeMap<>();
    private final Map<String, String> absent;

    /**
     * A table.
     *
     * @param family what one is called in errors, such as {@code initializer}
     * @param module Keras's module, such as {@code keras.initializers}
     * @param kinds the classes
     * @param aliases further names, each with the class name it stands for
     */
    public Catalogue(String family, String module, List<Kind<? extends T>> kinds, Map<String, String> aliases) {
        this(family, module, kinds, aliases, Map.of());
    }

    /**
     * A table that knows of names it does not have.
     *
     * @param absent names of Keras's that are not here, each with what to do instead
     */
    public Catalogue(String family, String module, List<Kind<? extends T>> kinds, Map<String, String> aliases, Map<String, String> absent) {
        this.family = family;
        this.module = module;
        this.absent = Map.copyOf(absent);
        for (var kind : kinds) {
            this.kinds.put(kind.className(), kind);
            this.kinds.put(Names.toSnakeCase(kind.className()), kind);
        }
        aliases.forEach((alias, className) -> this.kinds.put(alias, kind(className)));
    }

    /** The names that are known. */
    public List<String> names() {
        return List.copyOf(kinds.keySet());
    }

    /**
     * The class of a name.
     *
     * @throws UnknownNameException if there is none; the message lists the near ones, or says what to do instead
     */
    public Kind<? extends T> kind(String name) {
        var kind = kinds.get(name);
        if (kind == null) {
            var instead = absent.get(name);
            throw instead == null ? new UnknownNameException(family, name, kinds.keySet()) : UnknownNameException.absent(family, name, instead);
        }
        return kind;
    }

    /** An object of a class with the default of every option. */
    public T byName(String name) {
        var kind = kind(name);
        return kind.create(kind.values());
    }

    /** An object from its class name and Keras's {@code config}. */
    public T fromConfig(String name, JsonView config) {
        return kind(name).read(config);
    }

    /**
     * An object as Keras's JSON gives it: a name, or an object with {@code class_name} and {@code config}; a function of Keras's has
     * the class name {@code function} and its name as config. What the document's {@link CustomObjects} name goes before what is built in.
     *
     * @throws UnknownNameException for a name that is not known here
     */
    public T read(JsonView json) {
        var given = custom(json);
        if (given.isPresent()) {
            return given.get();
        }
        var named = nameOnly(json);
        return named.isPresent() ? byName(named.get()) : fromConfig(builtIn(json), json.get("config"));
    }

    /** The class name of an object that says it is one of Keras's. */
    private String builtIn(JsonView json) {
        var registered = json.find("registered_name").map(JsonView::string).orElse("");
        var module = json.find("module").map(JsonView::string).orElse("keras");
        if (registered.contains(">") || !(module.equals("keras") || module.startsWith("keras.") || module.equals("builtins"))) {
            throw new UnknownNameException(family, registered.isEmpty() ? module + "." + json.get("class_name").string() : registered, List.of());
        }
        return json.get("class_name").string();
    }

    /** The object that the document's {@link CustomObjects} have for a name, or for a class's registered name or its own. */
    public Optional<T> custom(JsonView json) {
        var known = json.companion(CustomObjects.class);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var named = nameOnly(json);
        if (named.isPresent()) {
            return known.get().read(this, List.of(named.get()), json);
        }
        var className = json.get("class_name").string();
        var registered = json.find("registered_name").map(JsonView::string).orElse(className);
        return known.get().read(this, List.of(registered, className), json.get("config"));
    }

    /** The name in Keras's JSON, if that says nothing else: of an object with its defaults, or of a function. */
    public static Optional<String> nameOnly(JsonView json) {
        if (json.json() instanceof JsonString(var name)) {
            return Optional.of(name);
        }
        var isFunction = json.get("class_name").string().equals(FUNCTION) && json.get("config").json() instanceof JsonString;
        return isFunction ? Optional.of(json.get("config").string()) : Optional.empty();
    }

    /** An object in Keras's JSON: a class with the options that were given, or a function of a user's, which has only a name. */
    public Json write(T object) {
        return write(object, object.givenConfig());
    }

    /** The same with a config that differs from the object's own, such as by a name that it was given later. */
    public Json write(T object, JsonObject config) {
        var registered = object.registeredName();
        if (registered.isEmpty() && !isBuiltIn(object.className())) {
            return JsonObject.builder()
                    .put("module", "builtins")
                    .put("class_name", FUNCTION)
                    .put("config", object.className())
                    .put("registered_name", object.className())
                    .build();
        }
        return JsonObject.builder()
                .put("module", registered.isPresent() ? "custom" : module)
                .put("class_name", object.className())
                .put("config", config)
                .put("registered_name", registered.<Json>map(Json::of).orElse(JsonNull.NULL))
                .build();
    }

    private boolean isBuiltIn(String className) {
        var kind = kinds.get(className);
        return kind != null && kind.className().equals(className);
    }

    /** How options that hold such an object look in JSON. */
    public OptionType<T> type() {
        return new OptionType<>("a " + family, this::read, this::write);
    }
}
