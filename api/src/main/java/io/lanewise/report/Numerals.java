package io.lanewise.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers written as Python's format codes write them: rounded from the exact binary value, ties to even. ({@link String#format} rounds
 * ties up.)
 */
final class Numerals {
    private Numerals() {}

    /** Python's {@code .<decimals>f}: {@code 0.1250}, {@code nan}, {@code -inf}. */
    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        var text = new BigDecimal(Math.abs(value)).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        return sign(value) + text;
    }

    /** Python's {@code .<decimals>e}: {@code 1.2500e-05}, {@code 0.0000e+00}. */
    static String scientific(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        if (value == 0) {
            return sign(value) + fixed(0, decimals) + "e+00";
        }
        var rounded = new BigDecimal(Math.abs(value)).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        var exponent = rounded.precision() - rounded.scale() - 1;
        var digits = rounded.movePointLeft(exponent).setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
        return String.format(Locale.ROOT, "%s%se%s%02d", sign(value), digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String sign(double value) {
        return Math.copySign(1, value) < 0 ? "-" : "";
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
}
