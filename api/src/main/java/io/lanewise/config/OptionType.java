package io.lanewise.config;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How the values of an option look in Keras's JSON.
 *
 * @param description what a value is, for errors, such as {@code an integer}
 * @param read a value from JSON; throws an error that names the place
 * @param write a value as JSON
 * @param <T> the type in Java
 */
public record OptionType<T>(String description, Function<JsonView, T> read, Function<T, Json> write) {
    /** A whole number. */
    public static final OptionType<Integer> INTEGER = new OptionType<>("an integer", JsonView::integer, value -> Json.of((long) value));
    /** A whole number of 64 bits. */
    public static final OptionType<Long> LONG = new OptionType<>("an integer", JsonView::longInteger, value -> Json.of((long) value));
    /** A number; hyper-parameters are double. */
    public static final OptionType<Double> NUMBER = new OptionType<>("a number", JsonView::number, value -> Json.of((double) value));
    /** True or false. */
    public static final OptionType<Boolean> BOOLEAN = new OptionType<>("true or false", JsonView::bool, value -> Json.of((boolean) value));
    /** A text. */
    public static final OptionType<String> STRING = new OptionType<>("a text", JsonView::string, Json::of);
    /** Whole numbers. */
    public static final OptionType<List<Integer>> INTEGERS = new OptionType<>(
            "a list of integers",
            view -> IntStream.of(view.integers()).boxed().toList(),
            numbers -> new JsonArray(numbers.stream().<Json>map(number -> Json.of((long) number)).toList()));
    /** An axis or several. */
    public static final OptionType<List<Integer>> AXES = new OptionType<>(
            "an integer or a list of integers",
            view -> view.json() instanceof JsonArray ? INTEGERS.read().apply(view) : List.of(view.integer()),
            axes -> axes.size() == 1 ? Json.of((long) axes.getFirst()) : INTEGERS.write().apply(axes));

    /**
     * The constants of an enum, in JSON their names in lower case.
     *
     * @param what what they are, for errors
     */
    public static <E extends Enum<E>> OptionType<E> constants(String what, Class<E> type) {
        var catalogue = new EnumNames<>(what, type);
        return new OptionType<>(what, view -> catalogue.constant(view.string()), value -> Json.of(catalogue.name(value)));
    }
}
