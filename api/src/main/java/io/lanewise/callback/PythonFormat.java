package io.lanewise.callback;

import io.lanewise.config.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as Python's {@code str.format} writes them: {@code [[fill]align][sign][0][width][,][.precision][type]} with the types d, f, F, e, E, g,
 * G, % and none. Rounded from the exact binary value, ties to even.
 *
 * @param fill what fills up to the width
 * @param align {@code <}, {@code >}, {@code ^} or {@code =}
 * @param sign {@code -}, {@code +} or a space
 * @param width the least number of characters
 * @param grouped whether there are commas between thousands
 * @param precision how many digits; negative if nothing is said
 * @param type the type; a space if nothing is said
 */
record PythonFormat(char fill, char align, char sign, int width, boolean grouped, int precision, char type) {
    private static final Pattern SYNTAX = Pattern.compile("(?:(.)?([<>^=]))?([-+ ])?(0)?(\\d{1,3})?(,)?(?:\\.(\\d{1,3}))?([dfFeEgG%])?");
    private static final int DEFAULT_PRECISION = 6;
    private static final int GROUP = 3;

    /** A format; none if Python has it not, or not for numbers. */
    static Optional<PythonFormat> of(String text) {
        var match = SYNTAX.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var zero = match.group(4) != null;
        var fill = match.group(1) != null ? match.group(1).charAt(0) : zero ? '0' : ' ';
        var align = match.group(2) != null ? match.group(2).charAt(0) : zero ? '=' : '>';
        return Optional.of(new PythonFormat(
                fill, align, match.group(3) == null ? '-' : match.group(3).charAt(0), match.group(5) == null ? 0 : Integer.parseInt(match.group(5)),
                match.group(6) != null, match.group(7) == null ? -1 : Integer.parseInt(match.group(7)), match.group(8) == null ? ' ' : match.group(8).charAt(0)));
    }

    /** Python's {@code repr} of a float. */
    static String repr(double value) {
        return Double.isNaN(value) ? "nan" : Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Json.of(value).text();
    }

    /** Whether Python takes it for whole numbers only. */
    boolean isForIntegers() {
        return type == 'd';
    }

    /** Whether Python takes it for whole numbers at all. */
    boolean takesIntegers() {
        return precision < 0 || (type != ' ' && type != 'd');
    }

    /** A whole number. */
    String format(int value) {
        return type == ' ' || isForIntegers() ? finish(value < 0, Integer.toString(Math.abs(value))) : format((double) value);
    }

    /** A number. */
    String format(double value) {
        var negative = Math.copySign(1, value) < 0 && !Double.isNaN(value);
        return finish(negative, Double.isFinite(value) ? digits(Math.abs(value)) : notFinite(value));
    }

    private String notFinite(double value) {
        var text = Double.isNaN(value) ? "nan" : "inf";
        return (Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text) + (type == '%' ? "%" : "");
    }

    private String digits(double value) {
        var places = precision < 0 ? DEFAULT_PRECISION : precision;
        return switch (type) {
            case 'f', 'F' -> fixed(new BigDecimal(value), places);
            case '%' -> fixed(new BigDecimal(value * 100), places) + "%";
            case 'e' -> scientific(value, places);
            case 'E' -> scientific(value, places).toUpperCase(Locale.ROOT);
            case 'g' -> general(value, Math.max(1, places));
            case 'G' -> general(value, Math.max(1, places)).toUpperCase(Locale.ROOT);
            default -> precision < 0 ? repr(value) : withPoint(general(value, Math.max(1, places)));
        };
    }

    private static String fixed(BigDecimal value, int places) {
        return value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(double value, int places) {
        if (value == 0) {
            return fixed(BigDecimal.ZERO, places) + "e+00";
        }
        var rounded = new BigDecimal(value).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        var exponent = rounded.precision() - rounded.scale() - 1;
        var mantissa = rounded.movePointLeft(exponent).setScale(places, RoundingMode.UNNECESSARY).toPlainString();
        return String.format(Locale.ROOT, "%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** So many digits, without zeros at the end, and with an exponent only where it is shorter. */
    private static String general(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        var rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        var exponent = rounded.precision() - rounded.scale() - 1;
        var plain = rounded.stripTrailingZeros();
        return exponent < -4 || exponent >= digits ? scientific(value, plain.precision() - 1) : plain.toPlainString();
    }

    /** Without a type, Python writes a float such that it shows to be one. */
    private static String withPoint(String text) {
        return text.contains(".") || text.contains("e") ? text : text + ".0";
    }

    private String finish(boolean negative, String digits) {
        var prefix = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        var body = grouped ? group(digits) : digits;
        var missing = Math.max(0, width - prefix.length() - body.length());
        var padding = String.valueOf(fill);
        return switch (align) {
            case '<' -> prefix + body + padding.repeat(missing);
            case '^' -> padding.repeat(missing / 2) + prefix + body + padding.repeat(missing - missing / 2);
            case '=' -> prefix + padding.repeat(missing) + body;
            default -> padding.repeat(missing) + prefix + body;
        };
    }

    private static String group(String digits) {
        var end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        var text = new StringBuilder(digits);
        for (var at = end - GROUP; at > 0; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
