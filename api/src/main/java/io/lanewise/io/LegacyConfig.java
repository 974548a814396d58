package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonBoolean;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonNumber;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns descriptions of models as Keras 1 and 2 wrote them into those of Keras 3; those of Keras 3 stay as they are. */
final class LegacyConfig {
    private static final System.Logger LOG = System.getLogger(LegacyConfig.class.getPackageName());

    /** Options that Keras 3 no longer has, and that never changed what is computed. */
    private static final Set<String> GONE = Set.of("implementation", "is_legacy_optimizer", "jit_compile", "consume_less", "input_dtype");
    /** Options that Keras 3 no longer has, which change nothing when they are false, as they mostly are. */
    private static final Set<String> GONE_IF_FALSE = Set.of("time_major", "ragged", "sparse", "weight_decay");

    private LegacyConfig() {}

    /** A {@code model_config}. */
    static Json model(Json json) {
        return convert(json);
    }

    /** A {@code training_config} as Keras 3's {@code compile_config}. */
    static Json training(Json json) {
        if (!(json instanceof JsonObject(var members))) {
            return json;
        }
        var converted = new LinkedHashMap<String, Json>();
        members.forEach((key, value) -> {
            switch (key) {
                case "optimizer_config" -> converted.put("optimizer", convert(value));
                case "loss", "metrics", "weighted_metrics", "loss_weights" -> converted.put(key, convert(value));
                default -> { } // sample_weight_mode and the like: said anew in each fit
            }
        });
        return new JsonObject(converted);
    }

    /**
     * Tells that the formula of hard_sigmoid has changed, where a model of Keras 1 or 2 uses it: it was max(0, min(1, 0.2 x + 0.5)) and is
     * max(0, min(6, x + 3)) / 6, in Keras 3 as here.
     */
    static void noteHardSigmoid(Json model, String kerasVersion, String file) {
        if ((kerasVersion.startsWith("1.") || kerasVersion.startsWith("2.")) && mentions(model, "hard_sigmoid")) {
            LOG.log(System.Logger.Level.WARNING, "{0}: the model was saved by Keras {1}, whose hard_sigmoid is another function (0.2 x + 0.5, clipped); as in "
                    + "Keras 3, outputs differ a little from the original''s", file, kerasVersion);
        }
    }

    private static boolean mentions(Json json, String text) {
        return switch (json) {
            case JsonObject(var members) -> members.values().stream().anyMatch(member -> mentions(member, text));
            case JsonArray(var elements) -> elements.stream().anyMatch(element -> mentions(element, text));
            case JsonString(var value) -> value.equals(text);
            case JsonBoolean _, JsonNumber _, JsonNull _ -> false;
        };
    }

    private static Json convert(Json json) {
        return switch (json) {
            case JsonArray(var elements) -> new JsonArray(elements.stream().map(LegacyConfig::convert).toList());
            case JsonObject(var members) when members.get("class_name") instanceof JsonString(var className) -> named(className, members);
            case JsonObject(var members) -> new JsonObject(converted(members));
            default -> json;
        };
    }

    private static Map<String, Json> converted(Map<String, Json> members) {
        return members.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, member -> convert(member.getValue()), (a, _) -> a, LinkedHashMap::new));
    }

    private static Json named(String className, Map<String, Json> members) {
        var result = converted(members);
        result.put("class_name", Json.of(className.equals("Model") ? "Functional" : className));
        switch (result.get("config")) {
            case JsonArray layers when className.equals("Sequential") -> result.put("config", JsonObject.builder().put("layers", layers).build());
            case JsonObject(var config) when className.equals("MeanMetricWrapper") -> {
                return metric(config);
            }
            case JsonObject(var config) -> result.put("config", config(className, config));
            case null, default -> { }
        }
        return new JsonObject(result);
    }

    /** A metric that is a function: under its own name, which for the choice by shapes is {@code accuracy}. */
    private static Json metric(Map<String, Json> config) {
        var name = config.getOrDefault("name", JsonNull.NULL);
        return name.equals(Json.of("accuracy")) || name.equals(Json.of("acc")) ? name : config.getOrDefault("fn", name);
    }

    private static JsonObject config(String className, Map<String, Json> config) {
        var result = new LinkedHashMap<String, Json>();
        config.forEach((key, value) -> {
            var isFalse = value.equals(Json.of(false));
            var isZero = value instanceof JsonNumber(var text) && Double.parseDouble(text) == 0;
            if (GONE.contains(key) || (GONE_IF_FALSE.contains(key) && isFalse) || (key.equals("decay") && isZero)
                    || (key.equals("reduction") && value.equals(Json.of("auto")))) {
                return;
            }
            switch (key) {
                case "lr" -> result.put("learning_rate", value);
                case "batch_input_shape" -> result.put(className.equals("InputLayer") ? "batch_shape" : key, value);
                case "axis" -> result.put(key, value instanceof JsonArray(var axes) && axes.size() == 1 ? axes.getFirst() : value);
                default -> result.put(key, value);
            }
        });
        if (className.equals("GRU") && !result.containsKey("reset_after")) {
            result.put("reset_after", Json.of(false)); // what Keras did before it had the option
        }
        return new JsonObject(result);
    }
}
