package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.layer.ConfiguredLayer;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Layers;
import io.lanewise.layer.Pipeline;
import io.lanewise.layer.Wrapper;
import io.lanewise.model.FunctionalNetwork;
import io.lanewise.model.Graph;
import io.lanewise.model.LayerState;
import io.lanewise.model.NestedModel;
import io.lanewise.model.Network;
import io.lanewise.model.SequentialNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes models as Keras's JSON describes them; the reverse of {@link ModelJson}. What is as by default is left out, for older versions of Keras. */
public final class ModelJsonWriter {
    private static final String INNER = "layer";
    private static final String BUILD_CONFIG = "build_config";

    private ModelJsonWriter() {}

    /** A model in Keras's JSON, without compile settings: what {@code to_json()} gives. */
    public static JsonObject write(Network network) {
        return write(network, null);
    }

    /** The same with compile settings, if there are some. */
    static JsonObject write(Network network, @Nullable Json compileConfig) {
        var model = JsonObject.builder();
        model(network, network.name()).members().forEach(model::put);
        if (compileConfig != null) {
            model.put("compile_config", compileConfig);
        }
        return model.build();
    }

    private static JsonObject model(Network network, String name) {
        return switch (network) {
            case SequentialNetwork chain -> chain(chain, name);
            case FunctionalNetwork graph -> graph(graph, name);
        };
    }

    private static JsonObject chain(SequentialNetwork network, String name) {
        var layers = new ArrayList<Json>();
        network.input().ifPresent(input -> layers.add(Layers.CATALOGUE.write(input)));
        if (network.isBuilt()) {
            network.graph().nodes().stream().skip(1).forEach(node -> layers.add(built(node)));
        } else {
            network.layers().forEach(layer -> layers.add(layer(layer)));
        }
        var config = JsonObject.builder().put("name", name).put("layers", new JsonArray(layers));
        var model = JsonObject.builder().put("module", "keras").put("class_name", network.className());
        if (!network.isBuilt()) {
            return model.put("config", config.build()).put("registered_name", JsonNull.NULL).build();
        }
        var shape = ModelJson.shape(network.inputs().getFirst().shape());
        return model.put("config", config.put("build_input_shape", shape).build())
                .put("registered_name", JsonNull.NULL)
                .put(BUILD_CONFIG, buildConfig(shape))
                .build();
    }

    /**
     * A layer of a chain with the shape that Keras builds it for before it is in the chain. Weights that are made only there have the chain's name in
     * their paths, so that patterns of paths, such as an OptimizerMap's, would not fit. A Pipeline cannot be built in Keras but by data.
     */
    private static JsonObject built(Graph.Node node) {
        var state = node.state();
        var json = layer(state);
        if (state.variables().isEmpty() || state.network().isPresent() || state.layer() instanceof Pipeline) {
            return json;
        }
        var members = new LinkedHashMap<>(json.members());
        members.put(BUILD_CONFIG, buildConfig(ModelJson.shape(node.call().inputs().getFirst().shape())));
        return new JsonObject(members);
    }

    private static JsonObject buildConfig(Json shape) {
        return JsonObject.builder().put("input_shape", shape).build();
    }

    private static JsonObject graph(FunctionalNetwork network, String name) {
        var config = JsonObject.builder().put("name", name);
        new FunctionalJsonWriter(network.graph(), ModelJsonWriter::layer).write(network, config);
        return JsonObject.builder()
                .put("module", "keras.src.models.functional")
                .put("class_name", network.className())
                .put("config", config.build())
                .put("registered_name", network.className())
                .build();
    }

    private static JsonObject layer(LayerState state) {
        var nested = state.network();
        if (nested.isPresent()) {
            return model(nested.get(), state.name());
        }
        var json = (JsonObject) Layers.CATALOGUE.write(state.layer());
        Map<String, Json> config = new LinkedHashMap<>();
        config.put("name", Json.of(state.name()));
        state.layer().givenConfig().members().forEach((key, value) -> {
            // Keras 3 has an Input in place of the one; the other is a matter of the model here.
            if (!key.equals(ConfiguredLayer.BATCH_INPUT_SHAPE.key()) && !key.equals(ConfiguredLayer.TRAINABLE.key())) {
                config.put(key, value);
            }
        });
        if (state.wrapped().isPresent() && state.layer() instanceof Wrapper wrapper) {
            config.put(INNER, inner(wrapper.inner()));
        }
        config.put("name", Json.of(state.name()));
        if (!state.trainable()) {
            config.put(ConfiguredLayer.TRAINABLE.key(), Json.of(false));
        }
        var members = new LinkedHashMap<>(json.members());
        members.put("config", new JsonObject(config));
        return new JsonObject(members);
    }

    /** A model that a layer wraps, or a layer that wraps one. */
    private static Json inner(Layer layer) {
        if (layer instanceof NestedModel nested) {
            return model(nested.network(), nested.network().name());
        }
        var config = new LinkedHashMap<>(layer.givenConfig().members());
        if (layer instanceof Wrapper wrapper) {
            config.put(INNER, inner(wrapper.inner()));
        }
        return Layers.CATALOGUE.write(layer, new JsonObject(config));
    }
}
