package io.lanewise;

import io.lanewise.layer.Layer;
import io.lanewise.model.DefaultSeed;
import io.lanewise.model.SequentialNetwork;
import io.lanewise.train.Trainer;
import org.jspecify.annotations.Nullable;

/** A model whose layers stand in a row, each taking what the one before gives. */
public final class Sequential extends Model {
    private final SequentialNetwork network;

    private Sequential(SequentialNetwork network) {
        this(network, null);
    }

    Sequential(SequentialNetwork network, @Nullable Trainer trainer) {
        super(network, trainer);
        this.network = network;
    }

    /**
     * A model of these layers.
     *
     * @throws IllegalArgumentException if a layer cannot take what the one before gives
     */
    public static Sequential of(Layer... layers) {
        return with(new SequentialNetwork(null, DefaultSeed.get()), layers);
    }

    /** A model of these layers with a name. */
    public static Sequential named(String name, Layer... layers) {
        return with(new SequentialNetwork(name, DefaultSeed.get()), layers);
    }

    private static Sequential with(SequentialNetwork network, Layer... layers) {
        var model = new Sequential(network);
        for (var layer : layers) {
            model.add(layer);
        }
        return model;
    }

    /**
     * Adds a layer at the end. A model that is built goes on with the weights it has; if it is compiled, its optimizer begins anew.
     *
     * @throws IllegalArgumentException if it cannot take what the one before gives; the model is as it was before
     * @throws IllegalStateException if the model was called as a layer of another one
     */
    public void add(Layer layer) {
        network.add(layer);
    }
}
