package io.lanewise.report;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of one progress line, as Keras's {@code Progbar} composes it.
 *
 * @param coloured whether it has the control sequences for bold, green and white
 * @param stroke the character that bars are made of
 */
record ProgressLine(boolean coloured, String stroke) {
    private static final int BAR_WIDTH = 20;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final double SHORTEST_DECIMAL = 1e-3;
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\u001B\\[\\d*m");

    /** The line while work goes on: with the time that is left, or if the number of steps is unknown (0) the time that has passed. */
    String running(int done, int steps, double elapsed, double perStep, Map<String, Double> values) {
        if (steps <= 0) {
            return String.format(Locale.ROOT, "%7d/Unknown", done) + " " + bold(rounded(elapsed) + "s") + perStep(perStep) + values(values);
        }
        return bar(done, steps) + " " + bold(left(perStep * (steps - done))) + perStep(perStep) + values(values);
    }

    /** The last line, with the time that has passed. */
    String finished(int steps, double elapsed, double perStep, Map<String, Double> values) {
        if (steps <= 0) {
            return running(0, 0, elapsed, perStep, values);
        }
        return bar(steps, steps) + " " + bold(rounded(elapsed) + "s") + perStep(perStep) + values(values);
    }

    /** The line of verbose 2. Keras writes every negative value with an exponent here; so does this. */
    String brief(int steps, double elapsed, double perStep, Map<String, Double> values) {
        var text = new StringBuilder(steps + "/" + steps + " - " + rounded(elapsed) + "s -" + perStep(perStep));
        values.forEach((name, value) -> text.append(" - ").append(name).append(": ").append(number(value, value > SHORTEST_DECIMAL)));
        return text.toString();
    }

    /** How many characters show, control sequences aside. */
    static int visibleLength(String text) {
        var plain = CONTROL_SEQUENCE.matcher(text).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }

    private String bar(int done, int steps) {
        var count = String.format(Locale.ROOT, "%" + Integer.toString(steps).length() + "d/%d", done, steps);
        var filled = Math.clamp((int) (BAR_WIDTH * ((double) done / steps)), 0, BAR_WIDTH);
        var green = filled > 0 ? styled("32", stroke.repeat(filled)) : "";
        return bold(count) + " " + green + styled("37", stroke.repeat(BAR_WIDTH - filled));
    }

    private static String left(double seconds) {
        var whole = (long) seconds;
        if (seconds > SECONDS_PER_HOUR) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", whole / SECONDS_PER_HOUR, whole % SECONDS_PER_HOUR / SECONDS_PER_MINUTE,
                    whole % SECONDS_PER_MINUTE);
        }
        if (seconds > SECONDS_PER_MINUTE) {
            return String.format(Locale.ROOT, "%d:%02d", whole / SECONDS_PER_MINUTE, whole % SECONDS_PER_MINUTE);
        }
        return whole + "s";
    }

    private static String perStep(double seconds) {
        if (seconds >= 1 || seconds == 0) {
            return " " + rounded(seconds) + "s/step";
        }
        return seconds >= 1e-3 ? " " + rounded(seconds * 1e3) + "ms/step" : " " + rounded(seconds * 1e6) + "us/step";
    }

    private static String values(Map<String, Double> values) {
        var text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(" - ").append(name).append(": ").append(number(value, Math.abs(value) > SHORTEST_DECIMAL)));
        return text.toString();
    }

    private static String number(double value, boolean decimal) {
        return decimal ? Numerals.fixed(value, 4) : Numerals.scientific(value, 4);
    }

    private static String rounded(double value) {
        return Numerals.fixed(value, 0);
    }

    private String bold(String text) {
        return styled("1", text);
    }

    private String styled(String code, String text) {
        return coloured ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
