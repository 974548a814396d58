package io.lanewise.config.json;

/**
 * A JSON value. Values are immutable; two are equal if they have the same type and content, where objects do not care about the
 * order of their keys and numbers are compared by their text.
 *
 * <p>Read them through a {@link #view}, whose errors say where in the document something is wrong.
 */
public sealed interface Json permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
    /** A string. */
    static JsonString of(String value) {
        return new JsonString(value);
    }

    /** A whole number, written without a point. */
    static JsonNumber of(long value) {
        return JsonNumber.of(value);
    }

    /** A number, written with a point or an exponent as Python does, so that Keras reads a float: {@code 1.0}, {@code 1e-07}. */
    static JsonNumber of(double value) {
        return JsonNumber.of(value);
    }

    /** {@code true} or {@code false}. */
    static JsonBoolean of(boolean value) {
        return new JsonBoolean(value);
    }

    /**
     * This value as the root of a document, for reading.
     *
     * @param name what errors call it, such as {@code config}
     */
    default JsonView view(String name) {
        return JsonView.root(name, this);
    }
}
