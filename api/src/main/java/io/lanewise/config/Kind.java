package io.lanewise.config;

import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A class of configured objects: its name in Keras, its options, and how an object is made of their values.
 *
 * @param <S> the class
 */
public final class Kind<S> {
    private final String className;
    private final Function<Values, S> factory;
    private final List<Option<?>> options;
    private final @Nullable String registeredName;

    private Kind(String className, Function<Values, S> factory, List<Option<?>> options, @Nullable String registeredName) {
        this.className = className;
        this.registeredName = registeredName;
        this.factory = factory;
        this.options = List.copyOf(options);
        var keys = new HashSet<String>();
        for (var option : options) {
            if (!keys.add(option.key())) {
                throw new IllegalArgumentException(className + " declares the option " + option.key() + " twice");
            }
        }
    }

    /**
     * Declares a class.
     *
     * @param className its name in Keras
     * @param factory makes an object of checked values
     * @param options its options, in Keras's order
     */
    public static <S> Kind<S> of(String className, Function<Values, S> factory, Option<?>... options) {
        return new Kind<>(className, factory, List.of(options), null);
    }

    /** The same class with further options in front, which all classes of a family share. */
    public Kind<S> withCommon(Option<?>... common) {
        var all = new ArrayList<Option<?>>(List.of(common));
        all.addAll(options);
        return new Kind<>(className, factory, all, registeredName);
    }

    /** The same class as one that is not Keras's: files name it {@code Package>Name}, as Keras's {@code register_keras_serializable} does. */
    public Kind<S> inPackage(String name) {
        return new Kind<>(className, factory, options, name + ">" + className);
    }

    /** Its name in Keras, such as {@code Dense}. */
    public String className() {
        return className;
    }

    /** The name under which files name a class that is not Keras's. */
    public Optional<String> registeredName() {
        return Optional.ofNullable(registeredName);
    }

    /** Its options. */
    public List<Option<?>> options() {
        return options;
    }

    /** No option given yet. */
    public Values values() {
        return new Values(this);
    }

    /**
     * An object with these values.
     *
     * @throws IllegalArgumentException if an option that must be given is not, or the class refuses the combination
     */
    public S create(Values values) {
        for (var option : options) {
            if (option.isRequired() && values.find(option).isEmpty()) {
                throw new IllegalArgumentException(className + ": the option " + option.key() + " must be given");
            }
        }
        return factory.apply(values);
    }

    /**
     * An object from Keras's JSON: absent options have their defaults. Keys that this class does not know are refused, unless they
     * say null: a feature that is not used.
     *
     * @param config the object's {@code config}
     * @throws UnknownNameException for keys and names that are not known here; the message has all of them
     */
    public S read(JsonView config) {
        var values = values();
        var unknown = new ArrayList<UnknownNameException>();
        for (var member : config.members().entrySet()) {
            try {
                values = read(values, member.getKey(), member.getValue());
            } catch (UnknownNameException problem) {
                unknown.add(problem);
            }
        }
        if (!unknown.isEmpty()) {
            throw UnknownNameException.of(unknown);
        }
        return create(values);
    }

    private Values read(Values values, String key, JsonView json) {
        var option = options.stream().filter(candidate -> candidate.key().equals(key)).findFirst();
        if (option.isPresent()) {
            return read(values, option.get(), json);
        }
        if (!json.isNull()) {
            throw new UnknownNameException("option of " + className, key, options.stream().map(Option::key).toList());
        }
        return values;
    }

    private static <T> Values read(Values values, Option<T> option, JsonView json) {
        return values.with(option, json.isNull() ? option.meaningOfNull() : option.type().read().apply(json));
    }

    /** The options of an object as Keras's JSON {@code config}, all of them. */
    public JsonObject write(Values values) {
        var config = JsonObject.builder();
        for (var option : options) {
            write(config, values, option);
        }
        return config.build();
    }

    /** Those options of an object as JSON that differ from their defaults, or that Keras cannot do without. */
    JsonObject writeGiven(Values values) {
        var config = JsonObject.builder();
        for (var option : options) {
            if (option.writing() == Option.Writing.ALWAYS || !values.hasDefault(option)) {
                write(config, values, option);
            }
        }
        return config.build();
    }

    private static <T> void write(JsonObject.Builder config, Values values, Option<T> option) {
        if (option.writing() != Option.Writing.NEVER) {
            config.put(option.key(), values.find(option).map(option.type().write()).orElse(JsonNull.NULL));
        }
    }

    @Override
    public String toString() {
        return className;
    }
}
