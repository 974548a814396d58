package io.lanewise.config.json;

import java.math.BigDecimal;

/**
 * A JSON number, kept as its text so that nothing is lost. The text follows JSON's grammar or is one of Python's {@code NaN},
 * {@code Infinity} and {@code -Infinity}. Equal means the same text: {@code 1} and {@code 1.0} are two numbers, as in Python's types.
 */
public record JsonNumber(String text) implements Json {
    /**
     * A number from its text.
     *
     * @throws IllegalArgumentException if the text is no number
     */
    public JsonNumber {
        if (scan(text, 0) != text.length() && !isPythonToken(text)) {
            throw new IllegalArgumentException("JsonNumber: expected a number by JSON's grammar, received \"" + text + "\"");
        }
    }

    /** A whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** The shortest decimal number that reads back as this one, in Python's spelling; NaN and the infinities by Python's tokens. */
    public static JsonNumber of(double value) {
        return new JsonNumber(DoubleText.of(value));
    }

    /** Whether this is a number of JSON, neither NaN nor an infinity. */
    public boolean isFinite() {
        return !isPythonToken(text);
    }

    /**
     * The nearest double.
     *
     * @throws ArithmeticException if the number is too large for one ({@code Infinity} itself is fine)
     */
    public double asDouble() {
        var value = Double.parseDouble(text);
        if (Double.isInfinite(value) && isFinite()) {
            throw new ArithmeticException("expected a number within the range of double, received " + Shown.value(this));
        }
        return value;
    }

    /**
     * The number as an int: {@code 3}, {@code 3.0} and {@code 30e-1} are all 3.
     *
     * @throws ArithmeticException if it is not whole or does not fit
     */
    public int asInt() {
        return (int) whole(Integer.SIZE);
    }

    /**
     * The number as a long: {@code 3}, {@code 3.0} and {@code 30e-1} are all 3.
     *
     * @throws ArithmeticException if it is not whole or does not fit
     */
    public long asLong() {
        return whole(Long.SIZE);
    }

    private long whole(int bits) {
        try {
            var exact = new BigDecimal(text);
            return bits == Integer.SIZE ? exact.intValueExact() : exact.longValueExact();
        } catch (NumberFormatException | ArithmeticException notWholeOrTooLarge) {
            throw new ArithmeticException("expected an integer of " + bits + " bits, received " + Shown.value(this));
        }
    }

    private static boolean isPythonToken(String text) {
        return switch (text) {
            case "NaN", "Infinity", "-Infinity" -> true;
            default -> false;
        };
    }

    /**
     * Follows the grammar {@code -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?} as far as it goes.
     *
     * @return where the number ends, or {@code ~position} of the character that should have been a digit
     */
    static int scan(String text, int from) {
        var at = from < text.length() && text.charAt(from) == '-' ? from + 1 : from;
        var end = at < text.length() && text.charAt(at) == '0' ? at + 1 : digits(text, at);
        if (end >= 0 && end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
        }
        if (end >= 0 && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            var signed = end + 1 < text.length() && (text.charAt(end + 1) == '+' || text.charAt(end + 1) == '-');
            end = digits(text, end + (signed ? 2 : 1));
        }
        return end;
    }

    /** The end of a run of at least one digit, or {@code ~from} if there is none. */
    private static int digits(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == from ? ~from : at;
    }
}
