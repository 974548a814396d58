package io.lanewise.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table drawn with box characters, of a given total width, with a line between rows. Its columns' widths and its line breaks are those of
 * the library rich, which Keras draws with.
 */
final class TextTable {
    /** Where a cell's text stands. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /**
     * A column.
     *
     * @param header the text of the first row
     * @param align where texts stand
     * @param width the wanted columns of text, without the space on either side
     */
    record Column(String header, Align align, int width) {}

    private final List<Column> columns;
    private final int[] widths;
    private final StringBuilder out = new StringBuilder();

    private TextTable(List<Column> columns, int width) {
        this.columns = columns;
        this.widths = widths(columns.stream().mapToInt(Column::width).toArray(), width - columns.size() - 1);
    }

    /**
     * Draws a table.
     *
     * @param columns what is said about each column
     * @param rows the cells of each row
     * @param width the columns the table takes, borders included
     * @return lines that end in a line feed
     */
    static String draw(List<Column> columns, List<List<String>> rows, int width) {
        var table = new TextTable(columns, width);
        table.rule("┏━┳┓");
        table.row(columns.stream().map(Column::header).toList(), '┃', true);
        table.rule("┡━╇┩");
        for (var i = 0; i < rows.size(); i++) {
            if (i > 0) {
                table.rule("├─┼┤");
            }
            table.row(rows.get(i), '│', false);
        }
        table.rule("└─┴┘");
        return table.out.toString();
    }

    /** The widths with the spaces beside the texts, made to fill the space between the borders exactly. */
    private static int[] widths(int[] wanted, int space) {
        var widths = Arrays.stream(wanted).map(width -> Math.min(width + 2, space)).toArray();
        var missing = Arrays.stream(widths).sum() - space;
        if (missing > 0) {
            shrink(widths, missing);
        } else if (missing < 0) {
            grow(widths, -missing);
        }
        return widths;
    }

    private static void shrink(int[] widths, int excess) {
        var remaining = excess;
        for (var i = 0; i < widths.length; i++) {
            var share = Math.min(widths[i], (int) Math.rint(remaining / (double) (widths.length - i)));
            widths[i] -= share;
            remaining -= share;
        }
    }

    private static void grow(int[] widths, int spare) {
        var remaining = spare;
        var total = Arrays.stream(widths).sum();
        for (var i = 0; i < widths.length; i++) {
            var ratio = widths[i];
            var share = (int) Math.ceil((double) ratio * remaining / total);
            widths[i] += share;
            remaining -= share;
            total -= ratio;
        }
    }

    /** A horizontal line, from its left end, line, crossing and right end. */
    private void rule(String pieces) {
        out.append(Arrays.stream(widths).mapToObj(width -> pieces.substring(1, 2).repeat(width))
                .collect(Collectors.joining(pieces.substring(2, 3), pieces.substring(0, 1), pieces.substring(3)))).append('\n');
    }

    private void row(List<String> cells, char border, boolean header) {
        var height = 1;
        var lines = new String[columns.size()][];
        for (var i = 0; i < lines.length; i++) {
            lines[i] = widths[i] > 2 ? WordWrap.ellipsis(cells.get(i), widths[i] - 2).toArray(String[]::new) : new String[0];
            height = Math.max(height, lines[i].length);
        }
        for (var line = 0; line < height; line++) {
            for (var i = 0; i < lines.length; i++) {
                // A header stands at the bottom of its row, everything else at the top.
                var index = header ? line - (height - lines[i].length) : line;
                var text = index >= 0 && index < lines[i].length ? lines[i][index] : "";
                out.append(border).append(CellWidth.fit(" " + aligned(text, columns.get(i).align(), widths[i] - 2), widths[i]));
            }
            out.append(border).append('\n');
        }
    }

    private static String aligned(String text, Align align, int width) {
        if (align == Align.LEFT) {
            return text;
        }
        var stripped = text.stripTrailing();
        var free = Math.max(0, width - CellWidth.of(stripped));
        return " ".repeat(align == Align.RIGHT ? free : free / 2) + stripped;
    }
}
