package io.lanewise.config.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object: keys in their order, each with a value. */
public record JsonObject(Map<String, Json> members) implements Json {
    /** An object with a copy of these members, in their order. */
    public JsonObject {
        members = members.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The start of a new object. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members of an object in the order they come. */
    public static final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a member.
         *
         * @throws IllegalArgumentException if the key is there already
         */
        public Builder put(String key, Json value) {
            var previous = members.putIfAbsent(key, value);
            if (previous != null) {
                throw new IllegalArgumentException("JsonObject: the key \"" + key + "\" is there already, with " + Shown.value(previous));
            }
            return this;
        }

        /** Adds a string. */
        public Builder put(String key, String value) {
            return put(key, Json.of(value));
        }

        /** Adds a whole number. */
        public Builder put(String key, long value) {
            return put(key, Json.of(value));
        }

        /** Adds a number, written as a float. */
        public Builder put(String key, double value) {
            return put(key, Json.of(value));
        }

        /** Adds {@code true} or {@code false}. */
        public Builder put(String key, boolean value) {
            return put(key, Json.of(value));
        }

        /** The object with what has been put so far. */
        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
