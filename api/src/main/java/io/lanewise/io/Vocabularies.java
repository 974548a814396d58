package io.lanewise.io;

import io.lanewise.config.Names;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonNumber;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.hdf5.Hdf5File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Vocabularies that layers found by {@code adapt}: Keras stores them beside the description of a model, in
 * {@code assets/layers/integer_lookup/vocabulary.txt}, a token a line, and inverse document frequencies among the weights. They are put into
 * the description as if they had been given.
 *
 * <p>Source: Keras {@code IndexLookup.load_assets} and {@code load_own_variables}.
 */
record Vocabularies(Assets assets, FileRegion weights) {
    private static final String LAYERS = "layers";
    private static final String VOCABULARY = "vocabulary";
    private static final String NUMBER = "0|-?[1-9]\\d{0,18}";

    /** The texts beside a description. */
    @FunctionalInterface
    interface Assets {
        /** One of them; nothing if it is not there. */
        Optional<String> find(String path) throws IOException;
    }

    /** The description of a model with all of them. */
    Json addTo(Json model) throws IOException {
        return model instanceof JsonObject(var members) ? model(members, "") : model;
    }

    /** A model, or anything else of a class, below a path that is empty or ends with a slash. */
    private Json model(Map<String, Json> model, String below) throws IOException {
        if (!(model.get("config") instanceof JsonObject(var config)) || !(config.get(LAYERS) instanceof JsonArray(var layers))) {
            return new JsonObject(model);
        }
        var names = new Names();
        var read = new ArrayList<Json>();
        for (var layer : layers) {
            read.add(layer instanceof JsonObject(var members) && members.get("class_name") instanceof JsonString(var className)
                    ? layer(members, below + LAYERS + "/" + names.uniqueFor(className))
                    : layer);
        }
        return with(model, "config", new JsonObject(with(config, LAYERS, new JsonArray(read)).members()));
    }

    private Json layer(Map<String, Json> layer, String path) throws IOException {
        var asset = "assets/" + path + "/vocabulary.txt";
        if (!(layer.get("config") instanceof JsonObject(var config)) || config.get(VOCABULARY) != JsonNull.NULL) {
            return model(layer, path + "/");
        }
        var text = assets.find(asset);
        if (text.isEmpty()) {
            return model(layer, path + "/");
        }
        var numbers = Json.of("IntegerLookup").equals(layer.get("class_name"));
        var tokens = new ArrayList<Json>();
        for (var line : lines(text.get())) {
            if (numbers && !line.matches(NUMBER)) {
                throw new ModelFormatException(asset + ", line " + (tokens.size() + 1) + ": expected a whole number, found \"" + line + "\"; the file is damaged");
            }
            tokens.add(numbers ? new JsonNumber(line) : Json.of(line));
        }
        var adapted = with(with(config, VOCABULARY, new JsonArray(tokens)).members(), "has_input_vocabulary", Json.of(false));
        var tfIdf = Json.of("tf_idf").equals(config.get("output_mode"));
        return with(layer, "config", tfIdf ? with(adapted.members(), "idf_weights", idfWeights(path, tokens.size())) : adapted);
    }

    /** As Keras reads them: without empty ones at the end. */
    private static List<String> lines(String text) {
        var lines = text.lines().collect(Collectors.toCollection(ArrayList::new));
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** One for each token; behind them are zeros where the layer has more places. */
    private Json idfWeights(String path, int tokens) throws IOException {
        var place = path + "/vars/idf_weights";
        var stored = Hdf5File.open(weights).root().findDataset(place);
        if (stored.isEmpty() || stored.get().count() < tokens || stored.get().count() > weights.size()) {
            throw new ModelFormatException(weights.name() + ", " + place + ": expected " + tokens + " numbers, as many as tokens, found "
                    + stored.map(dataset -> Long.toString(dataset.count())).orElse("none"));
        }
        var numbers = new double[Math.toIntExact(stored.get().count())];
        stored.get().readDoubles(numbers, 0);
        var listed = new ArrayList<Json>();
        for (var i = 0; i < tokens; i++) {
            listed.add(Json.of(numbers[i]));
        }
        return new JsonArray(listed);
    }

    private static JsonObject with(Map<String, Json> members, String key, Json value) {
        var changed = new LinkedHashMap<>(members);
        changed.put(key, value);
        return new JsonObject(changed);
    }
}
