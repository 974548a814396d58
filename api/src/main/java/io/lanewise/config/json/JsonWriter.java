package io.lanewise.config.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON that {@link JsonReader} reads back as the same value. Control characters, quotes and backslashes are escaped,
 * everything else stays as it is.
 *
 * @param indent spaces a level is moved in by; 0 writes everything on one line without blanks
 * @param pythonNumbers whether NaN and the infinities are written, as Python's {@code NaN}, {@code Infinity} and {@code -Infinity}
 */
public record JsonWriter(int indent, boolean pythonNumbers) {
    /** One line, no blanks. */
    public static final JsonWriter COMPACT = new JsonWriter(0, false);

    /** A line a value, moved in by two spaces a level. */
    public static final JsonWriter INDENTED = new JsonWriter(2, false);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the indent is not from 0 to 16
     */
    public JsonWriter {
        if (indent < 0 || indent > 16) {
            throw new IllegalArgumentException("JsonWriter: indent must be from 0 to 16, received " + indent);
        }
    }

    /** The same, writing NaN and the infinities as well: Python reads them, strict readers do not. */
    public JsonWriter withPythonNumbers() {
        return new JsonWriter(indent, true);
    }

    /**
     * A value as text.
     *
     * @throws JsonException if it holds what no reader would take: a lone surrogate, more than {@link JsonLimits#MOST_DEPTH} levels,
     *     or (unless allowed) NaN or an infinity
     */
    public String write(Json value) {
        var out = new StringBuilder();
        write(value, 0, out);
        return out.toString();
    }

    /**
     * A value as text in UTF-8.
     *
     * @throws JsonException as {@link #write} does
     */
    public byte[] writeBytes(Json value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private void write(Json value, int depth, StringBuilder out) {
        if (depth > JsonLimits.MOST_DEPTH) {
            throw new JsonException(
                    "JsonWriter: expected at most " + JsonLimits.MOST_DEPTH + " arrays and objects within each other, received more");
        }
        switch (value) {
            case JsonObject object -> object(object, depth, out);
            case JsonArray array -> array(array, depth, out);
            case JsonString string -> string(string.value(), out);
            case JsonNumber number -> number(number, out);
            case JsonBoolean bool -> out.append(bool.value());
            case JsonNull _ -> out.append("null");
        }
    }

    private void object(JsonObject object, int depth, StringBuilder out) {
        out.append('{');
        var members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            newLine(depth + 1, out);
            string(member.getKey(), out);
            out.append(indent == 0 ? ":" : ": ");
            write(member.getValue(), depth + 1, out);
            separate(members, depth, out);
        }
        out.append('}');
    }

    private void array(JsonArray array, int depth, StringBuilder out) {
        out.append('[');
        var elements = array.elements().iterator();
        while (elements.hasNext()) {
            newLine(depth + 1, out);
            write(elements.next(), depth + 1, out);
            separate(elements, depth, out);
        }
        out.append(']');
    }

    private void separate(Iterator<?> rest, int depth, StringBuilder out) {
        if (rest.hasNext()) {
            out.append(',');
        } else {
            newLine(depth, out);
        }
    }

    private void newLine(int depth, StringBuilder out) {
        if (indent > 0) {
            out.append('\n').repeat(' ', depth * indent);
        }
    }

    private void number(JsonNumber number, StringBuilder out) {
        if (!number.isFinite() && !pythonNumbers) {
            throw new JsonException("JsonWriter: expected a finite number, received " + number.text() + "; withPythonNumbers() writes it");
        }
        out.append(number.text());
    }

    private static void string(String string, StringBuilder out) {
        var lone = StringScanner.loneSurrogate(string);
        if (lone >= 0) {
            var code = (int) string.charAt(lone);
            throw new JsonException("JsonWriter: expected surrogates in pairs, received a string with a lone U+%04X".formatted(code));
        }
        out.append('"');
        for (var i = 0; i < string.length(); i++) {
            character(string.charAt(i), out);
        }
        out.append('"');
    }

    private static void character(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
