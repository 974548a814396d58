package io.lanewise.metric;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import java.util.Arrays;
import java.util.Locale;

/** How the area between two points of a curve is summed. */
public enum SummationMethod {
    /** The mean of both heights; for {@link Curve#PR} the curve that Davis and Goadrich (2006) interpolate. */
    INTERPOLATION,
    /** The greater height. */
    MAJORING,
    /** The smaller height. */
    MINORING;

    /** Lower case, as Keras writes it; {@code Interpolation} is read too. */
    static final OptionType<SummationMethod> TYPE = new OptionType<>(
            "a summation method", view -> named(view.string()), method -> Json.of(method.name().toLowerCase(Locale.ROOT)));

    private static SummationMethod named(String name) {
        return Arrays.stream(values()).filter(method -> name.toLowerCase(Locale.ROOT).equals(method.name().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown summation method \"" + name + "\"; expected one of interpolation, majoring, minoring"));
    }

    /** The height that counts. */
    double height(double a, double b) {
        return switch (this) {
            case INTERPOLATION -> (a + b) / 2;
            case MAJORING -> Math.max(a, b);
            case MINORING -> Math.min(a, b);
        };
    }
}
