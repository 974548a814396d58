package io.lanewise.optimizer;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The built-in optimizers by Keras's names. */
public final class Optimizers {
    /** All of them. */
    public static final Catalogue<Optimizer<?>> CATALOGUE =
            new Catalogue<>(
                    "optimizer", "keras.optimizers",
                    List.of(
                            Adadelta.KIND, Adafactor.KIND, Adagrad.KIND, Adam.KIND, Adamax.KIND, AdamW.KIND, Ftrl.KIND, Lamb.KIND, Lion.KIND,
                            LossScaleOptimizer.KIND, MultiOptimizer.KIND, Muon.KIND, Nadam.KIND, RmsProp.KIND, ScheduleFreeAdamW.KIND, Sgd.KIND),
                    Map.of(
                            "rmsprop", "RMSprop", "adamw", "AdamW", "schedulefreeadamw", "ScheduleFreeAdamW", "lossscaleoptimizer",
                            "LossScaleOptimizer", "multioptimizer", "MultiOptimizer"));

    private Optimizers() {}

    /** An optimizer by the name that a user typed, whose case does not count, as in Keras. */
    static Optimizer<?> byName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return CATALOGUE.byName(CATALOGUE.names().contains(lower) ? lower : name);
    }
}
