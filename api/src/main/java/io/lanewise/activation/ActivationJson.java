package io.lanewise.activation;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.Map;
import java.util.Set;

/**
 * How a layer's activation looks in JSON: its name if its options have their defaults. Keras's functions have no options in files; with
 * others than the defaults it is written as the layer that does the same, if Keras has one, which is how Keras itself writes {@code
 * Dense(2, activation=LeakyReLU(0.1))}, and else as an object that only Lanewise reads.
 */
final class ActivationJson {
    /** The functions that are layers too, with options of the same names. */
    private static final Map<String, String> LAYERS = Map.of("relu", "ReLU", "leaky_relu", "LeakyReLU", "elu", "ELU", "softmax", "Softmax");

    /** What every layer has and no function. */
    private static final Set<String> OF_LAYERS = Set.of("name", "trainable", "dtype");

    /** The layer's default, unlike the function's. */
    private static final double LEAK_OF_LAYER = 0.3;

    private ActivationJson() {}

    static Json write(Activation activation) {
        if (activation.hasDefaults()) {
            return Json.of(activation.name());
        }
        var layer = LAYERS.get(activation.name());
        if (layer == null) {
            return Activations.CATALOGUE.write(activation);
        }
        return JsonObject.builder()
                .put("module", "keras.layers")
                .put("class_name", layer)
                .put("config", activation.config())
                .put("registered_name", JsonNull.NULL)
                .build();
    }

    static Activation read(JsonView json) {
        if (json.json() instanceof JsonObject && Activations.CATALOGUE.custom(json).isEmpty()) {
            var className = json.get("class_name").string();
            for (var entry : LAYERS.entrySet()) {
                if (entry.getValue().equals(className)) {
                    return Activations.CATALOGUE.fromConfig(entry.getKey(), options(className, json.get("config")));
                }
            }
        }
        return Activations.CATALOGUE.read(json);
    }

    /** A layer's config as that of the function. */
    private static JsonView options(String layer, JsonView config) {
        var options = JsonObject.builder();
        config.members().forEach((key, value) -> {
            if (!OF_LAYERS.contains(key)) {
                options.put(key, value.json());
            }
        });
        if (layer.equals("LeakyReLU") && !config.has("negative_slope")) {
            options.put("negative_slope", Json.of(LEAK_OF_LAYER));
        }
        return options.build().view(layer);
    }
}
