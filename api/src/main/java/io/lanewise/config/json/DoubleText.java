package io.lanewise.config.json;

import java.math.BigDecimal;
import java.math.MathContext;

/** Doubles as Python's {@code repr} writes them: the fewest digits that read back the same, the nearest such number. */
final class DoubleText {
    private DoubleText() {}

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        var sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        var decimal = shortest(Math.abs(value));
        var digits = decimal.unscaledValue().toString();
        var exponent = digits.length() - 1 - decimal.scale();
        // Python's borders between 0.0001 and 1e-05, and between 1000000000000000.0 and 1e+16.
        if (exponent >= -4 && exponent < 16) {
            var plain = decimal.toPlainString();
            return sign + plain + (plain.contains(".") ? "" : ".0");
        }
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static BigDecimal shortest(double magnitude) {
        var decimal = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            // Java prefers two digits (4.9E-324) where one would do (5e-324).
            var single = decimal.round(new MathContext(1));
            if (single.doubleValue() == magnitude) {
                return single.stripTrailingZeros();
            }
        }
        return decimal;
    }
}
