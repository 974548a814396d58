package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Spec;
import io.lanewise.layer.Layers;
import io.lanewise.model.Network;
import io.lanewise.tensor.Shape;
import java.util.List;

/** Models as Keras's JSON describes them. */
public final class ModelJson {
    private ModelJson() {}

    /**
     * The network of a Sequential model, with fresh weights.
     *
     * @param json {@code {"class_name": "Sequential", "config": {"name": …, "layers": […]}}}
     * @param seed where its weights come from
     * @throws UnknownNameException if it is another kind of model or holds a layer that does not exist here
     */
    public static Network sequential(JsonView json, long seed) {
        var className = json.get("class_name").string();
        if (!className.equals("Sequential")) {
            throw new UnknownNameException("model", className, List.of("Sequential"));
        }
        var config = json.get("config");
        var network = new Network(config.find("name").map(JsonView::string).orElse("sequential"), seed);
        for (var layer : config.get("layers").elements()) {
            network.add(Layers.CATALOGUE.read(layer));
        }
        var shape = config.find("build_input_shape");
        if (shape.isPresent() && !network.isBuilt() && !network.layers().isEmpty()) {
            var sizes = shape.get().elements().stream().skip(1).mapToInt(JsonView::integer).toArray();
            network.build(Spec.floats(Shape.of(sizes).prepend(1)));
        }
        return network;
    }
}
