package io.lanewise.model;

import io.lanewise.graph.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a traced model adds to the loss, in Keras's order: first what layers add, call by call, then the penalties on trained weights, each
 * once however often its layer is called.
 */
final class Penalties {
    private final List<Value> ofLayers = new ArrayList<>();
    private final List<Value> ofWeights = new ArrayList<>();
    private final Set<Value> known = new HashSet<>();

    void ofLayer(Value penalty) {
        ofLayers.add(penalty);
    }

    void ofWeight(Value penalty) {
        if (known.add(penalty)) {
            ofWeights.add(penalty);
        }
    }

    /** Those that have come since this was asked last. */
    List<Value> take() {
        var all = new ArrayList<>(ofLayers);
        all.addAll(ofWeights);
        ofLayers.clear();
        ofWeights.clear();
        return all;
    }
}
