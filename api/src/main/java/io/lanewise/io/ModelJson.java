package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Spec;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Layers;
import io.lanewise.model.FunctionalNetwork;
import io.lanewise.model.Network;
import io.lanewise.model.NetworkLayer;
import io.lanewise.model.SequentialNetwork;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models as Keras's JSON describes them. */
public final class ModelJson {
    private ModelJson() {}

    /**
     * The network of a model, with fresh weights.
     *
     * @param json {@code {"class_name": "Sequential" or "Functional", "config": {"name": …, "layers": […]}}}
     * @param seed where its weights come from
     * @throws UnknownNameException if it is another kind of model or holds a layer that does not exist here
     */
    public static Network read(JsonView json, long seed) {
        var className = json.get("class_name").string();
        return switch (className) {
            case "Sequential" -> sequential(json, seed);
            case "Functional", "Model" -> functional(json, seed);
            default -> throw new UnknownNameException("model", className, List.of("Sequential", "Functional"));
        };
    }

    /** The network of a Sequential model, with fresh weights. */
    public static SequentialNetwork sequential(JsonView json, long seed) {
        if (!json.get("class_name").string().equals("Sequential")) {
            throw new UnknownNameException("model", json.get("class_name").string(), List.of("Sequential"));
        }
        var config = json.get("config");
        var network = new SequentialNetwork(name(config), seed);
        for (var layer : config.get("layers").elements()) {
            network.add(layer(layer, seed));
        }
        var shape = config.find("build_input_shape");
        if (shape.isPresent() && !network.isBuilt() && !network.layers().isEmpty()) {
            var sizes = shape.get().elements().stream().skip(1).mapToInt(JsonView::integer).toArray();
            network.build(Spec.floats(Shape.of(sizes).prepend(1)));
        }
        freeze(config, network);
        return network;
    }

    private static FunctionalNetwork functional(JsonView json, long seed) {
        var config = json.get("config");
        var network = FunctionalJson.read(config, name(config), seed, layer -> layer(layer, seed));
        freeze(config, network);
        return network;
    }

    private static @Nullable String name(JsonView config) {
        return config.find("name").map(JsonView::string).orElse(null);
    }

    /** A model that is not trainable has only layers that are not. */
    private static void freeze(JsonView config, Network network) {
        if (!config.find("trainable").map(JsonView::bool).orElse(true)) {
            network.layers().forEach(layer -> layer.setTrainable(false));
        }
    }

    /** A layer, or a model as a layer. */
    private static Layer layer(JsonView json, long seed) {
        var isModel = List.of("Sequential", "Functional", "Model").contains(json.get("class_name").string());
        return isModel ? new NetworkLayer(read(json, seed)) : Layers.CATALOGUE.read(json);
    }
}
