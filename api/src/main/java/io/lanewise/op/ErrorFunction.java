package io.lanewise.op;

/** The error function in float64, for definitions. */
final class ErrorFunction {
    private ErrorFunction() {}

    /**
     * (2/√π) ∫₀ˣ e^(−t²) dt to about 1e-15: its Maclaurin series for small |x|, else Legendre's continued fraction for the
     * complement (Abramowitz and Stegun 7.1.5 and 7.1.14).
     */
    static double erf(double x) {
        var magnitude = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (magnitude > 6) {
            return Math.signum(x);
        }
        var result = magnitude < 2.5 ? series(magnitude) : 1 - complement(magnitude);
        return Math.copySign(result, x);
    }

    private static double series(double x) {
        var term = x;
        var sum = x;
        for (var n = 1; Math.abs(term) > 1e-18 * sum; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private static double complement(double x) {
        var fraction = x;
        for (var n = 60; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
