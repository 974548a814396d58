package io.lanewise.callback;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** How the options of callbacks look in JSON. */
final class OptionTypes {
    /** Texts by name. */
    static final OptionType<Map<String, String>> TEXTS = new OptionType<>(
            "texts by name",
            view -> {
                var texts = new TreeMap<String, String>();
                view.members().forEach((name, text) -> texts.put(name, text.string()));
                return texts;
            },
            texts -> {
                var json = JsonObject.builder();
                texts.forEach(json::put);
                return json.build();
            });

    private OptionTypes() {}

    /** What only a program can give. */
    static <T> OptionType<T> codeOnly(String description) {
        return new OptionType<>(
                description,
                view -> {
                    throw view.error(description + " cannot be read from JSON");
                },
                value -> Json.of(description));
    }
}
