package io.lanewise.config.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads JSON strictly by RFC 8259: one value, no comments, no trailing commas, no byte order mark, UTF-8 and surrogates well-formed,
 * and every key of an object once. Takes time and memory in proportion to the text, within {@link JsonLimits}. Everything else is
 * refused with a {@link JsonException} that gives line and column (both from 1), what was expected and what came.
 */
public final class JsonReader {
    private static final Json TRUE = Json.of(true);
    private static final Json FALSE = Json.of(false);

    private final SourceText source;
    private final StringScanner strings;
    private final JsonLimits limits;
    private int at;
    private int elements;

    private JsonReader(String text, JsonLimits limits) {
        this.source = new SourceText(text);
        this.strings = new StringScanner(source, limits.stringLength());
        this.limits = limits;
    }

    /** The value of a text, within {@link JsonLimits#DEFAULT}. */
    public static Json read(String text) {
        return read(text, JsonLimits.DEFAULT);
    }

    /**
     * The value of a text.
     *
     * @throws JsonException if the text is not JSON or beyond the limits
     */
    public static Json read(String text, JsonLimits limits) {
        checkSize(text.length(), limits);
        return new JsonReader(text, limits).document();
    }

    /**
     * The value of a text in UTF-8.
     *
     * @throws JsonException if the text is not UTF-8, not JSON or beyond the limits
     */
    public static Json read(byte[] utf8, JsonLimits limits) {
        checkSize(utf8.length, limits);
        return read(decode(utf8), limits);
    }

    /**
     * The value of a text in UTF-8, which fills the rest of the stream. The stream is not closed.
     *
     * @throws IOException if the stream cannot be read
     * @throws JsonException if the text is not UTF-8, not JSON or beyond the limits
     */
    public static Json read(InputStream utf8, JsonLimits limits) throws IOException {
        return read(utf8.readNBytes(limits.bytes() + 1), limits);
    }

    private static void checkSize(int size, JsonLimits limits) {
        if (size > limits.bytes()) {
            throw new JsonException("expected JSON of at most " + limits.bytes() + " bytes (JsonLimits.bytes), received more");
        }
    }

    private static String decode(byte[] utf8) {
        var decoded = new String(utf8, StandardCharsets.UTF_8);
        // Malformed bytes have become U+FFFD; where there is none, which is nearly always, all were well-formed.
        if (decoded.indexOf('\uFFFD') >= 0) {
            var bytes = ByteBuffer.wrap(utf8);
            try {
                StandardCharsets.UTF_8.newDecoder().decode(bytes);
            } catch (CharacterCodingException malformed) {
                var before = new SourceText(new String(utf8, 0, bytes.position(), StandardCharsets.UTF_8));
                throw before.error(before.length(), "expected UTF-8, received the byte 0x%02X".formatted(utf8[bytes.position()]));
            }
        }
        return decoded;
    }

    private Json document() {
        if (peek() == '\uFEFF') {
            throw source.error(0, "expected no byte order mark, received U+FEFF");
        }
        skipBlanks();
        var value = value(1);
        skipBlanks();
        if (at < source.length()) {
            throw expected("the end of the text");
        }
        return value;
    }

    private Json value(int depth) {
        if (++elements > limits.elements()) {
            throw source.error(at, "expected at most " + limits.elements() + " values (JsonLimits.elements), received more");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonString(string());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case 't' -> word("true", TRUE);
            case 'f' -> word("false", FALSE);
            case 'n' -> word("null", JsonNull.NULL);
            case 'N' -> pythonNumber("NaN");
            case 'I' -> pythonNumber("Infinity");
            default -> throw expected("a value");
        };
    }

    private JsonObject object(int depth) {
        enter(depth);
        var members = new LinkedHashMap<String, Json>();
        skipBlanks();
        if (peek() == '}') {
            at++;
            return new JsonObject(members);
        }
        while (true) {
            if (peek() != '"') {
                throw expected(members.isEmpty() ? "a key in double quotes or '}'" : "a key in double quotes");
            }
            var keyAt = at;
            var key = string();
            if (members.containsKey(key)) {
                throw source.error(keyAt, "expected every key once, received \"" + Shown.text(key) + "\" again");
            }
            skipBlanks();
            if (peek() != ':') {
                throw expected("':'");
            }
            at++;
            skipBlanks();
            members.put(key, value(depth + 1));
            if (endsAfterElement('}')) {
                return new JsonObject(members);
            }
        }
    }

    private JsonArray array(int depth) {
        enter(depth);
        var values = new ArrayList<Json>();
        skipBlanks();
        if (peek() == ']') {
            at++;
            return new JsonArray(values);
        }
        while (true) {
            values.add(value(depth + 1));
            if (endsAfterElement(']')) {
                return new JsonArray(values);
            }
        }
    }

    private void enter(int depth) {
        if (depth > limits.depth()) {
            throw source.error(
                    at, "expected at most " + limits.depth() + " arrays and objects within each other (JsonLimits.depth), received more");
        }
        at++;
    }

    /** Whether the closing bracket comes next; else steps over the comma that must. */
    private boolean endsAfterElement(char closing) {
        skipBlanks();
        var next = peek();
        if (next != ',' && next != closing) {
            throw expected("',' or '" + closing + "'");
        }
        at++;
        skipBlanks();
        return next == closing;
    }

    private Json word(String word, Json value) {
        if (!source.text().startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return value;
    }

    private Json pythonNumber(String token) {
        if (source.text().startsWith(token, at) && !limits.pythonNumbers()) {
            throw expected("a number of JSON (JsonLimits.withPythonNumbers allows NaN and Infinity)");
        }
        return word(token, new JsonNumber(token));
    }

    private Json number() {
        if (source.text().startsWith("-Infinity", at)) {
            return pythonNumber("-Infinity");
        }
        var end = JsonNumber.scan(source.text(), at);
        var begin = at;
        if (end < 0) {
            at = ~end;
            throw expected("a digit");
        }
        if (end - begin > limits.numberLength()) {
            var most = "expected a number of at most " + limits.numberLength() + " characters (JsonLimits.numberLength)";
            throw source.error(begin, most + ", received " + (end - begin));
        }
        at = end;
        if (peek() >= '0' && peek() <= '9') {
            throw source.error(begin, "expected a number without leading zeros, received '" + source.at(end - 1) + peek() + "'");
        }
        return new JsonNumber(source.text().substring(begin, end));
    }

    private String string() {
        var string = strings.read(at);
        at = strings.end();
        return string;
    }

    private void skipBlanks() {
        while (isBlank(peek())) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private char peek() {
        return source.at(at);
    }

    private JsonException expected(String what) {
        return source.expected(at, what);
    }
}
