package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inputs of a layer by name, in Keras's JSON a dictionary; {@code a/b} is b in a dictionary that is called a. */
final class InputDictionary {
    private static final String WITHIN = "/";

    private InputDictionary() {}

    /** The names of the tensors in a dictionary. */
    static List<String> names(JsonObject dictionary) {
        var names = new ArrayList<String>();
        dictionary.members().forEach((name, value) -> {
            if (value instanceof JsonObject inner && !inner.members().containsKey("class_name")) {
                names(inner).forEach(within -> names.add(name + WITHIN + within));
            } else {
                names.add(name);
            }
        });
        return names;
    }

    /** Those of the inputs that a dictionary has, in the order of their names. */
    static List<JsonView> inputs(JsonView dictionary, List<String> names) {
        return names.stream().flatMap(name -> find(dictionary, name).stream()).toList();
    }

    private static Optional<JsonView> find(JsonView dictionary, String name) {
        var parts = name.split(WITHIN, 2);
        return dictionary.find(parts[0]).flatMap(found -> parts.length == 1 ? Optional.of(found) : find(found, parts[1]));
    }

    /** The dictionary of inputs with these names. */
    static JsonObject write(List<String> names, List<Json> inputs) {
        return object(names.subList(0, inputs.size()), inputs);
    }

    private static JsonObject object(List<String> names, List<Json> inputs) {
        var grouped = new LinkedHashMap<String, Map<String, Json>>();
        for (var i = 0; i < names.size(); i++) {
            var parts = names.get(i).split(WITHIN, 2);
            grouped.computeIfAbsent(parts[0], ignored -> new LinkedHashMap<>()).put(parts.length == 1 ? "" : parts[1], inputs.get(i));
        }
        var dictionary = JsonObject.builder();
        grouped.forEach((name, within) -> {
            var alone = within.get("");
            dictionary.put(name, alone == null ? object(List.copyOf(within.keySet()), List.copyOf(within.values())) : alone);
        });
        return dictionary.build();
    }
}
