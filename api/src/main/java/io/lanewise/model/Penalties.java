package io.lanewise.model;

import io.lanewise.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a traced model adds to the loss, in Keras's order: first what layers add, call by call, then the penalties on trained weights, each
 * once however often its layer is called.
 */
final class Penalties {
    private final List<Value> ofLayers = new ArrayList<>();
    private final Set<Value> ofWeights = new LinkedHashSet<>();

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
