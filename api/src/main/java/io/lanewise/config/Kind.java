package io.lanewise.config;

import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * A class of configured objects: its name in Keras, its options, and how an object is made of their values.
 *
 * @param <S> the class
 */
public final class Kind<S> {
    private final String className;
    private final Function<Values, S> factory;
    private final List<Option<?>> options;

    private Kind(String className, Function<Values, S> factory, List<Option<?>> options) {
        this.className = className;
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
        return new Kind<>(className, factory, List.of(options));
    }

    /** The same class with further options in front, which all classes of a family share. */
    public Kind<S> withCommon(Option<?>... common) {
        var all = new ArrayList<Option<?>>(List.of(common));
        all.addAll(options);
        return new Kind<>(className, factory, all);
    }

    /** Its name in Keras, such as {@code Dense}. */
    public String className() {
        return className;
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
     */
    public S read(JsonView config) {
        var values = values();
        for (var member : config.members().entrySet()) {
            var option = options.stream().filter(candidate -> candidate.key().equals(member.getKey())).findFirst();
            if (option.isPresent()) {
                values = read(values, option.get(), member.getValue());
            } else if (!member.getValue().isNull()) {
                throw new UnknownNameException("option of " + className, member.getKey(), options.stream().map(Option::key).toList());
            }
        }
        return create(values);
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

    private static <T> void write(JsonObject.Builder config, Values values, Option<T> option) {
        config.put(option.key(), values.find(option).map(option.type().write()).orElse(JsonNull.NULL));
    }

    @Override
    public String toString() {
        return className;
    }
}
