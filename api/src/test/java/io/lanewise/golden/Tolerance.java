package io.lanewise.golden;

import io.lanewise.config.json.JsonView;

/** How far a number may lie from Keras's: {@code abs(received - expected) <= atol + rtol * abs(expected)}. */
public record Tolerance(double rtol, double atol) {
    /** For cases that name none: their numbers are exact but for the rounding of float32. */
    public static final Tolerance DEFAULT = new Tolerance(1e-6, 1e-9);

    /** The tolerance at a place of a case. */
    public static Tolerance read(JsonView json) {
        return new Tolerance(json.get("rtol").number(), json.get("atol").number());
    }

    /** The distance of two numbers; 0 for NaN and NaN and for equal infinities, infinite where only one is finite or NaN. */
    public static double error(double expected, double received) {
        if (expected == received || Double.isNaN(expected) && Double.isNaN(received)) {
            return 0;
        }
        var error = Math.abs(received - expected);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /** Whether two numbers are near enough. */
    public boolean accepts(double expected, double received) {
        var error = error(expected, received);
        // An infinite expected number would allow any distance.
        return error == 0 || !Double.isInfinite(error) && error <= atol + rtol * Math.abs(expected);
    }
}
