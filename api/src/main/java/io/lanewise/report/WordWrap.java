package io.lanewise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks a text into lines as the library rich does, which lays out Keras's tables. */
final class WordWrap {
    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private WordWrap() {}

    /**
     * Lines broken between words; a word wider than a line starts a line of its own and is cut, its end shown as {@code …}.
     *
     * @param width columns of a line, 1 or more
     */
    static List<String> ellipsis(String text, int width) {
        return lines(text, width, false).stream().map(line -> withEllipsis(line, width)).toList();
    }

    /**
     * Lines broken between words; a word wider than a line is continued on the next.
     *
     * @param width columns of a line, 1 or more
     */
    static List<String> fold(String text, int width) {
        return lines(text, width, true).stream().map(line -> CellWidth.cut(line, width)).toList();
    }

    private static String withEllipsis(String line, int width) {
        return CellWidth.of(line) > width ? CellWidth.cut(line, width - 1) + "…" : line;
    }

    private static List<String> lines(String text, int width, boolean fold) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var words = WORD.matcher(text);
        while (words.find()) {
            var word = words.group();
            var needed = CellWidth.of(word.stripTrailing());
            // An unfolded word that is too wide takes more than the line has: the rest is negative and the next word breaks.
            if (needed > width - CellWidth.of(line.toString()) && (needed > width || !line.isEmpty())) {
                if (!line.isEmpty()) {
                    finish(line, width, lines);
                }
                while (fold && CellWidth.of(word) > width) {
                    var head = head(word, width);
                    lines.add(head);
                    word = word.substring(head.length());
                }
            }
            line.append(word);
        }
        finish(line, width, lines);
        return lines;
    }

    /** As much of the word's beginning as fits, at least one character. */
    private static String head(String word, int width) {
        var used = 0;
        for (var i = 0; i < word.length(); ) {
            var codePoint = word.codePointAt(i);
            used += CellWidth.of(codePoint);
            if (used > width && i > 0) {
                return word.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return word;
    }

    /** Ends a line. Spaces at its end are dropped while it has more characters (not: columns) than the width, as rich does. */
    private static void finish(StringBuilder line, int width, List<String> lines) {
        while (line.codePointCount(0, line.length()) > width && Character.isWhitespace(line.charAt(line.length() - 1))) {
            line.setLength(line.length() - 1);
        }
        lines.add(line.toString());
        line.setLength(0);
    }
}
