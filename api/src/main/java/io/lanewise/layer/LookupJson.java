package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the options of layers that look tokens up, or hash them, look in Keras's JSON. */
final class LookupJson {
    /** Numbers. */
    static final OptionType<List<Double>> NUMBERS = new OptionType<>(
            "a list of numbers",
            view -> Arrays.stream(view.numbers()).boxed().toList(),
            numbers -> new JsonArray(numbers.stream().<Json>map(number -> Json.of((double) number)).toList()));

    /** Texts. */
    static final OptionType<List<String>> TEXTS = new OptionType<>(
            "a list of texts", view -> List.copyOf(view.strings()), texts -> new JsonArray(texts.stream().<Json>map(Json::of).toList()));

    /** The two halves of a key; one number is both. */
    static final OptionType<List<Long>> SALT = new OptionType<>(
            "an integer or two",
            view -> view.json() instanceof JsonArray
                    ? view.elements().stream().map(half -> half.longInteger()).toList()
                    : List.of(view.longInteger(), view.longInteger()),
            halves -> new JsonArray(halves.stream().<Json>map(half -> Json.of((long) half)).toList()));

    /** Sizes of groups of words: all from 1 up to a number, or those of a list. */
    static final OptionType<List<Integer>> NGRAMS = new OptionType<>(
            "an integer or a list of integers",
            view -> view.json() instanceof JsonArray ? OptionType.INTEGERS.read().apply(view) : upTo(view.integer()),
            sizes -> sizes.equals(upTo(sizes.size())) ? Json.of((long) sizes.size()) : OptionType.INTEGERS.write().apply(sizes));

    private LookupJson() {}

    /** 1, 2 … n. */
    static List<Integer> upTo(int n) {
        return IntStream.rangeClosed(1, n).boxed().toList();
    }

    /** A salt. */
    static Option<List<Long>> salt() {
        return Option.optional("salt", SALT).within("an integer or two", halves -> halves.size() == 2);
    }

    /** A feature that does not exist here. */
    static Option<Boolean> without(String key) {
        return Option.of(key, OptionType.BOOLEAN, false).within("false: " + key + " outputs do not exist here", value -> !value);
    }

    /** How texts are spelled in bytes. */
    static Option<String> encoding() {
        return Option.of("encoding", OptionType.STRING, "utf-8").within("\"utf-8\"", name -> name.equalsIgnoreCase("utf-8"));
    }

    /** The bytes of a text that are hashed. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
