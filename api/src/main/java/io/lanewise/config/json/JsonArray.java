package io.lanewise.config.json;

import java.util.List;

/** A JSON array. */
public record JsonArray(List<Json> elements) implements Json {
    /** An array with a copy of these elements. */
    public JsonArray {
        elements = List.copyOf(elements);
    }

    /** An array of these elements. */
    public static JsonArray of(Json... elements) {
        return new JsonArray(List.of(elements));
    }
}
