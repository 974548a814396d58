package io.lanewise.optimizer;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Map;

/** The built-in optimizers by Keras's names. */
public final class Optimizers {
    /** All of them. */
    public static final Catalogue<Optimizer<?>> CATALOGUE =
            new Catalogue<>("optimizer", "keras.optimizers", List.of(Adam.KIND, RmsProp.KIND, Sgd.KIND), Map.of("rmsprop", "RMSprop"));

    private Optimizers() {}
}
