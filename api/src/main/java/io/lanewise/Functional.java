package io.lanewise;

import io.lanewise.model.FunctionalNetwork;
import io.lanewise.train.Trainer;
import org.jspecify.annotations.Nullable;

/** A model of a graph of layers; made by {@link Model#of}. */
final class Functional extends Model {
    Functional(FunctionalNetwork network, @Nullable Trainer trainer) {
        super(network, trainer);
    }
}
