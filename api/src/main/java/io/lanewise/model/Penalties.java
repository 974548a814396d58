package io.lanewise.model;

import io.lanewise.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** What a traced model adds to the loss, in Keras's order: first what layers add, then the penalties on trained weights. */
final class Penalties {
    private final List<Value> ofLayers = new ArrayList<>();
    private final List<Value> ofWeights = new ArrayList<>();

    void ofLayer(Value penalty) {
        ofLayers.add(penalty);
    }

    void ofWeight(Value penalty) {
        ofWeights.add(penalty);
    }

    List<Value> all() {
        var all = new ArrayList<>(ofLayers);
        all.addAll(ofWeights);
        return all;
    }
}
