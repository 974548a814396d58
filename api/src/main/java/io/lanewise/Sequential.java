package io.lanewise;

import io.lanewise.config.json.JsonView;
import io.lanewise.io.ModelJson;
import io.lanewise.layer.Layer;
import io.lanewise.model.DefaultSeed;
import io.lanewise.model.Network;

/** A model whose layers stand in a row, each taking what the one before gives. */
public final class Sequential extends Model {
    private Sequential(Network network) {
        super(network);
    }

    /**
     * A model of these layers.
     *
     * @throws IllegalArgumentException if a layer cannot take what the one before gives
     */
    public static Sequential of(Layer... layers) {
        return named("sequential", layers);
    }

    /** A model of these layers with a name. */
    public static Sequential named(String name, Layer... layers) {
        var model = new Sequential(new Network(name, DefaultSeed.get()));
        for (var layer : layers) {
            model.add(layer);
        }
        return model;
    }

    /**
     * A model as Keras's {@code to_json()} describes it, with fresh weights.
     *
     * @throws io.lanewise.config.UnknownNameException if it holds a layer that does not exist here
     */
    public static Sequential fromJson(JsonView json) {
        return new Sequential(ModelJson.sequential(json, DefaultSeed.get()));
    }

    /**
     * Adds a layer at the end.
     *
     * @throws IllegalArgumentException if it cannot take what the one before gives; the model is as it was before
     */
    public void add(Layer layer) {
        network().add(layer);
    }
}
