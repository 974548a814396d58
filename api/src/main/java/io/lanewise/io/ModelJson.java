package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Spec;
import io.lanewise.layer.InnerModels;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Layers;
import io.lanewise.layer.Operations;
import io.lanewise.model.Network;
import io.lanewise.model.NetworkLayer;
import io.lanewise.model.SequentialNetwork;
import io.lanewise.model.ZeroWeights;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads models as Keras's JSON describes them: layers and how they hang together, without weights. The reverse: {@link ModelJsonWriter}. */
public final class ModelJson {
    private static final Set<String> MODELS = Set.of("Sequential", "Functional");
    private static final int MOST_NAME = 80;

    private final long seed;
    private final @Nullable ZeroWeights zeroWeights;
    private final Problems problems;

    private ModelJson(long seed, @Nullable ZeroWeights zeroWeights, Problems problems) {
        this.seed = seed;
        this.zeroWeights = zeroWeights;
        this.problems = problems;
    }

    /**
     * The network of a model, with fresh weights.
     *
     * @param json {@code {"class_name": "Sequential" or "Functional", "config": {"name": …, "layers": […]}}}; knows the {@code CustomObjects}
     *     that were given to it
     * @param seed where its weights come from
     * @throws ModelFormatException if it is another kind of model, is malformed or holds what does not exist here: all such places in one
     *     message; the cause is an {@link UnknownNameException} where names are unknown and nothing else is wrong
     */
    public static Network read(JsonView json, long seed) {
        var problems = new Problems(json.path());
        var network = read(json, seed, null, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(network);
    }

    /**
     * The network that JSON describes; null if something is wrong.
     *
     * @param zeroWeights lets weights begin as zeros, because all of them will be set; or null
     * @param problems takes what is wrong
     */
    static @Nullable Network read(JsonView json, long seed, @Nullable ZeroWeights zeroWeights, Problems problems) {
        return new ModelJson(seed, zeroWeights, problems).model(json, "model", "");
    }

    /**
     * A model, or a model within one.
     *
     * @param place where it is, for errors
     * @param within the names of the models around it, each with a slash behind
     */
    private @Nullable Network model(JsonView json, String place, String within) {
        var network = problems.at(place, () -> {
            var className = json.get("class_name").string();
            return switch (className) {
                case "Sequential" -> sequential(json.get("config"), place, within);
                case "Functional" -> functional(json.get("config"), within);
                default -> throw new UnknownNameException("model", className, MODELS);
            };
        });
        // A model that is not trainable has only layers that are not.
        var trainable = problems.at(place, () -> json.get("config").find("trainable").map(JsonView::bool).orElse(true));
        if (network != null && Boolean.FALSE.equals(trainable)) {
            network.layers().forEach(layer -> layer.setTrainable(false));
        }
        return network;
    }

    private @Nullable Network sequential(JsonView config, String place, String within) {
        var network = new SequentialNetwork(name(config), seed);
        var entries = config.get("layers").elements();
        var layers = new ArrayList<@Nullable Layer>();
        for (var i = 0; i < entries.size(); i++) {
            layers.add(layer(entries.get(i), i, within));
        }
        if (layers.contains(null)) {
            return null;
        }
        return network.withZeroWeights(zeroWeights, () -> {
            for (var i = 0; i < entries.size(); i++) {
                var layer = Objects.requireNonNull(layers.get(i));
                var added = problems.at(place(entries.get(i), i, within), () -> {
                    network.add(layer);
                    return layer;
                });
                if (added == null) {
                    return null;
                }
            }
            return problems.at(place, () -> build(network, config));
        });
    }

    private static Network build(SequentialNetwork network, JsonView config) {
        var shape = config.find("build_input_shape");
        if (shape.isPresent() && !network.isBuilt() && !network.layers().isEmpty()) {
            network.build(Spec.floats(Shape.of(shape.get().elements().stream().skip(1).mapToInt(JsonView::integer).toArray()).prepend(1)));
        }
        return network;
    }

    private @Nullable Network functional(JsonView config, String within) {
        var graph = new FunctionalJson();
        var entries = config.get("layers").elements();
        var complete = true;
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var layer = layer(entry, i, within);
            complete &= layer != null && problems.at(place(entry, i, within), () -> {
                graph.add(entry, layer);
                return layer;
            }) != null;
        }
        return complete ? graph.network(config, name(config), seed, zeroWeights) : null;
    }

    /** A layer, an operation, or a model as a layer; null if something is wrong with it. */
    private @Nullable Layer layer(JsonView entry, int index, String within) {
        var place = place(entry, index, within);
        if (isModel(entry)) {
            var network = model(entry, place, within + shownName(entry) + "/");
            return network == null ? null : new NetworkLayer(network);
        }
        return problems.at(place, () -> Operations.describes(entry)
                ? Operations.read(entry) : Layers.CATALOGUE.read(entry.with(innerModels(within + shownName(entry) + "/"))));
    }

    private static boolean isModel(JsonView entry) {
        return entry.json() instanceof JsonObject(var members) && members.get("class_name") instanceof JsonString(var className) && MODELS.contains(className);
    }

    /** Reads the models that layers wrap. */
    private InnerModels innerModels(String within) {
        return json -> {
            if (!isModel(json)) {
                return Optional.empty();
            }
            var network = model(json, json.path(), within);
            if (network == null) {
                throw json.error("expected a model that can be read");
            }
            return Optional.of(new NetworkLayer(network));
        };
    }

    /** Lets whoever reads the options of a layer there read models too, with fresh weights. */
    public static JsonView withModels(JsonView config, long seed) {
        InnerModels reader = json -> isModel(json) ? Optional.of(new NetworkLayer(read(json, seed))) : Optional.empty();
        return config.with(reader);
    }

    private static @Nullable String name(JsonView config) {
        return config.find("name").map(JsonView::string).orElse(null);
    }

    private static String place(JsonView entry, int index, String within) {
        var name = within + shownName(entry);
        return "layer " + index + (name.isEmpty() ? "" : " '" + name + "'");
    }

    /** The layer's name as far as the entry has one: this is for errors, so that nothing is checked. */
    private static String shownName(JsonView entry) {
        if (entry.json() instanceof JsonObject(var members) && members.get("config") instanceof JsonObject(var config)
                && config.get("name") instanceof JsonString(var name)) {
            return name.substring(0, Math.min(name.length(), MOST_NAME)).replaceAll("\\p{Cntrl}", "?");
        }
        return "";
    }

    /** Sizes with null in place of the batch. */
    static Json shape(Shape shape) {
        var sizes = new ArrayList<Json>(List.of(JsonNull.NULL));
        for (var size : shape.dropFirst(1).toArray()) {
            sizes.add(size == Shape.UNKNOWN ? JsonNull.NULL : Json.of((long) size));
        }
        return new JsonArray(sizes);
    }
}
