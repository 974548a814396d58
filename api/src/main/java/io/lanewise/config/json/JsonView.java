package io.lanewise.config.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value and its place in a document. Every accessor either returns what it promises or throws a {@link JsonException} that
 * begins with the place: {@code config.layers[2].units: expected an integer, received "x"}.
 */
public final class JsonView {
    private final @Nullable JsonView parent;
    private final String step;
    private final Json json;
    private final @Nullable Object companion;

    private JsonView(@Nullable JsonView parent, String step, Json json) {
        this(parent, step, json, null);
    }

    private JsonView(@Nullable JsonView parent, String step, Json json, @Nullable Object companion) {
        this.parent = parent;
        this.step = step;
        this.json = json;
        this.companion = companion;
    }

    static JsonView root(String name, Json json) {
        return new JsonView(null, name, json);
    }

    /** The same place, with something that whoever reads below it can ask for by its class. */
    public JsonView with(Object given) {
        return new JsonView(parent, step, json, given);
    }

    /** What was given to this place or one above it, of a class. */
    public <T> Optional<T> companion(Class<T> type) {
        for (var view = this; view != null; view = view.parent) {
            if (type.isInstance(view.companion)) {
                return Optional.of(type.cast(view.companion));
            }
        }
        return Optional.empty();
    }

    /** The value here. */
    public Json json() {
        return json;
    }

    /** The place, such as {@code config.layers[2].units}. */
    public String path() {
        var steps = new ArrayList<String>();
        for (var view = this; view != null; view = view.parent) {
            steps.add(view.step);
        }
        return String.join("", steps.reversed());
    }

    /** The object or array that the value here is in; the value itself at the root. */
    public JsonView up() {
        return parent == null ? this : parent;
    }

    /** An error about the value here, to be thrown: the path, then the problem. */
    public JsonException error(String problem) {
        return new JsonException(path() + ": " + problem);
    }

    /** Whether {@code null} is here. */
    public boolean isNull() {
        return json == JsonNull.NULL;
    }

    /** The object here. */
    public JsonObject object() {
        return as(JsonObject.class, "an object");
    }

    /** The members of the object here, in their order. */
    public Map<String, JsonView> members() {
        var views = new LinkedHashMap<String, JsonView>();
        object().members().forEach((key, value) -> views.put(key, member(key, value)));
        return views;
    }

    /** Whether the object here has a key, be its value {@code null} or not. */
    public boolean has(String key) {
        return object().members().containsKey(key);
    }

    /** The value of a key that must be there; it may be {@code null}. */
    public JsonView get(String key) {
        var value = object().members().get(key);
        if (value == null) {
            throw error("expected a key \"" + key + "\", received " + Shown.value(json));
        }
        return member(key, value);
    }

    /** The value of a key; empty where the key is missing or its value is {@code null}: in Keras's files both mean the default. */
    public Optional<JsonView> find(String key) {
        var value = object().members().get(key);
        return value == null || value == JsonNull.NULL ? Optional.empty() : Optional.of(member(key, value));
    }

    private JsonView member(String key, Json value) {
        var word = key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return new JsonView(this, word ? "." + Shown.text(key) : "[\"" + Shown.text(key) + "\"]", value);
    }

    /** The array here. */
    public JsonArray array() {
        return as(JsonArray.class, "an array");
    }

    /** The elements of the array here. */
    public List<JsonView> elements() {
        var elements = array().elements();
        var views = new ArrayList<JsonView>(elements.size());
        for (var i = 0; i < elements.size(); i++) {
            views.add(new JsonView(this, "[" + i + "]", elements.get(i)));
        }
        return views;
    }

    /** One element of the array here, counted from 0. */
    public JsonView element(int index) {
        var elements = array().elements();
        if (index < 0 || index >= elements.size()) {
            throw error("expected an element [" + index + "], received " + Shown.value(json));
        }
        return new JsonView(this, "[" + index + "]", elements.get(index));
    }

    /** The string here. */
    public String string() {
        return as(JsonString.class, "a string").value();
    }

    /** The boolean here. */
    public boolean bool() {
        return as(JsonBoolean.class, "true or false").value();
    }

    /** The number here, as the nearest double. */
    public double number() {
        return number("a number", JsonNumber::asDouble);
    }

    /** The whole number here; {@code 3.0} is one. */
    public int integer() {
        return number("an integer", JsonNumber::asInt);
    }

    /** The whole number here, of up to 64 bits; {@code 3.0} is one. */
    public long longInteger() {
        return number("an integer", JsonNumber::asLong);
    }

    /** The numbers of the array here. */
    public double[] numbers() {
        return elements().stream().mapToDouble(JsonView::number).toArray();
    }

    /** The whole numbers of the array here. */
    public int[] integers() {
        return elements().stream().mapToInt(JsonView::integer).toArray();
    }

    /** The strings of the array here. */
    public List<String> strings() {
        return elements().stream().map(JsonView::string).toList();
    }

    /** The path and what is there, shortened. */
    @Override
    public String toString() {
        return path() + ": " + Shown.value(json);
    }

    private <T> T number(String expected, Function<JsonNumber, T> conversion) {
        var number = as(JsonNumber.class, expected);
        try {
            return conversion.apply(number);
        } catch (ArithmeticException problem) {
            throw new JsonException(path() + ": " + problem.getMessage());
        }
    }

    private <T> T as(Class<T> type, String expected) {
        if (!type.isInstance(json)) {
            throw error("expected " + expected + ", received " + Shown.value(json));
        }
        return type.cast(json);
    }
}
