package io.lanewise.golden;

import java.util.List;

/**
 * A document with a table between two marks, and nothing else between them; what stands before and behind belongs to others.
 *
 * @param before the document up to the first mark, with it
 * @param rows the lines between the marks
 * @param behind the document from the second mark on
 */
record GoldenTable(String before, List<String> rows, String behind) {
    /** Where the table begins. */
    static final String BEGIN = "<!-- golden cases: begin -->";
    /** Where it ends. */
    static final String END = "<!-- golden cases: end -->";

    GoldenTable {
        rows = List.copyOf(rows);
    }

    /**
     * Finds the table of a document.
     *
     * @throws IllegalArgumentException if the marks are not there, once each and in order
     */
    static GoldenTable in(String document) {
        var begin = document.indexOf(BEGIN);
        var end = document.indexOf(END);
        if (begin < 0 || end < begin || document.lastIndexOf(BEGIN) != begin || document.lastIndexOf(END) != end) {
            throw new IllegalArgumentException("expected a line " + BEGIN + " and behind it a line " + END + ", once each; write them where the table is to stand");
        }
        var inside = document.substring(begin + BEGIN.length(), end);
        return new GoldenTable(document.substring(0, begin + BEGIN.length()), inside.lines().filter(line -> !line.isBlank()).toList(), document.substring(end));
    }

    /** The document with another table. */
    String with(List<String> table) {
        return before + "\n" + String.join("\n", table) + "\n" + behind;
    }
}
