package io.lanewise.config.json;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values and texts as error messages show them: short, however large they are. */
final class Shown {
    private static final int MOST_KEYS = 20;
    private static final int MOST_CHARACTERS = 60;

    private Shown() {}

    /** A value: scalars themselves, arrays by their size, objects by their keys. */
    static String value(Json json) {
        return switch (json) {
            case JsonObject object when object.members().isEmpty() -> "an empty object";
            case JsonObject object -> "an object with the " + keys(object.members().keySet());
            case JsonArray array -> array.elements().isEmpty() ? "an empty array" : "an array of " + array.elements().size();
            case JsonString string -> "\"" + text(string.value()) + "\"";
            case JsonNumber number -> text(number.text());
            case JsonBoolean bool -> Boolean.toString(bool.value());
            case JsonNull _ -> "null";
        };
    }

    /** A text, cut off where it gets long. */
    static String text(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }

    private static String keys(Collection<String> keys) {
        var shown = keys.stream().limit(MOST_KEYS).map(key -> "\"" + text(key) + "\"").collect(Collectors.joining(", "));
        return (keys.size() == 1 ? "key " : "keys ") + shown + (keys.size() > MOST_KEYS ? ", …" : "");
    }
}
