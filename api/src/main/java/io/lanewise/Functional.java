package io.lanewise;

import io.lanewise.model.FunctionalNetwork;

/** A model of a graph of layers; made by {@link Model#of}. */
final class Functional extends Model {
    Functional(FunctionalNetwork network) {
        super(network);
    }
}
