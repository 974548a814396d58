package io.lanewise.metric;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import java.util.Arrays;
import java.util.Locale;

/** What an area is measured under. */
public enum Curve {
    /** The share of found positives over the share of false alarms. */
    ROC,
    /** Precision over recall. */
    PR,
    /** Precision gain over recall gain (Flach, Kull 2015). */
    PRGAIN;

    /** Upper case, as Keras writes it; lower case is read too. */
    static final OptionType<Curve> TYPE = new OptionType<>("a curve", view -> named(view.string()), curve -> Json.of(curve.name()));

    private static Curve named(String name) {
        return Arrays.stream(values()).filter(curve -> name.equals(curve.name()) || name.equals(curve.name().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown curve \"" + name + "\"; expected one of ROC, PR, PRGAIN"));
    }
}
