package io.lanewise.optimizer;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Map;

/** The built-in optimizers by Keras's names. */
public final class Optimizers {
    /** All of them. */
    public static final Catalogue<Optimizer<?>> CATALOGUE =
            new Catalogue<>(
                    "optimizer", "keras.optimizers",
                    List.of(
                            Adadelta.KIND, Adafactor.KIND, Adagrad.KIND, Adam.KIND, Adamax.KIND, AdamW.KIND, Ftrl.KIND, Lamb.KIND, Lion.KIND,
                            LossScaleOptimizer.KIND, Muon.KIND, Nadam.KIND, RmsProp.KIND, ScheduleFreeAdamW.KIND, Sgd.KIND),
                    Map.of(
                            "rmsprop", "RMSprop", "adamw", "AdamW", "schedulefreeadamw", "ScheduleFreeAdamW", "lossscaleoptimizer",
                            "LossScaleOptimizer"));

    private Optimizers() {}
}
