package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Names;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonArray;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * Layers one after the other as one layer: what prepares the data, say. Masks go from layer to layer and end with the last one.
 *
 * <p><b>Shapes.</b> What the first layer takes → what the last one gives. Weights are the layers'.
 *
 * <p>Source: Keras {@code keras.layers.Pipeline}.
 */
public final class Pipeline extends ConfiguredLayer<Pipeline> {
    private static final OptionType<List<Layer>> LAYER_LIST = new OptionType<>(
            "a list of layers",
            json -> json.elements().stream().map(layer -> Layers.CATALOGUE.read(layer)).toList(),
            layers -> new JsonArray(layers.stream().map(LayerJson.LAYER.write()).toList()));

    /** The layers, the first one first. */
    public static final Option<List<Layer>> LAYERS = Option.required("layers", LAYER_LIST).within("at least one layer", layers -> !layers.isEmpty());

    static final Kind<Pipeline> KIND = kind("Pipeline", Pipeline::new, LAYERS);

    private Pipeline(Values values) {
        super(values);
    }

    /**
     * These layers, the first one first.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Pipeline of(Layer... layers) {
        return KIND.create(KIND.values().with(LAYERS, List.of(layers)));
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        var names = new Names();
        var values = inputs;
        var masks = List.of(scope.mask(0));
        for (var layer : get(LAYERS)) {
            var part = scope.part("layers/" + names.uniqueFor(layer.ownClass()), Arguments.none(), masks);
            var outputs = layer.call(part, values);
            masks = layer.masks(part, values);
            values = outputs;
        }
        return values;
    }
}
