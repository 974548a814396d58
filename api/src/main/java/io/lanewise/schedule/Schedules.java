package io.lanewise.schedule;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Map;

/** The built-in schedules by Keras's names. */
public final class Schedules {
    /** All of them. */
    public static final Catalogue<LearningRateSchedule> CATALOGUE = new Catalogue<>(
            "learning-rate schedule", "keras.optimizers.schedules",
            List.of(
                    CosineDecay.KIND, CosineDecayRestarts.KIND, ExponentialDecay.KIND, InverseTimeDecay.KIND, PiecewiseConstantDecay.KIND,
                    PolynomialDecay.KIND),
            Map.of());

    private Schedules() {}
}
