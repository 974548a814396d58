package io.lanewise.report;

import io.lanewise.model.Outline;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a model in the language of Graphviz, as Keras does for its pictures; only the bends of arrows are left to Graphviz, which aborts
 * on some graphs when it must make right angles.
 */
final class DotWriter {
    private DotWriter() {}

    /** The text of the DOT file. */
    static String write(Outline outline, PlotOptions options) {
        var dot = new StringBuilder("digraph G {\n");
        dot.append("rankdir=").append(options.direction()).append(";\nconcentrate=true;\ndpi=").append(options.dpi()).append(";\n");
        dot.append("node [shape=record];\n");
        for (var i = 0; i < outline.rows().size(); i++) {
            dot.append(i).append(" [label=<").append(label(LayerCard.of(outline.rows().get(i), options)))
                    .append(">, fontname=\"Helvetica\", border=0, margin=0];\n");
        }
        for (var link : PlotLayout.links(outline)) {
            dot.append(link.from()).append(" -> ").append(link.to()).append(" [penwidth=2];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String label(LayerCard card) {
        var columns = card.rows().stream().mapToInt(List::size).max().orElse(1);
        return card.rows().stream().map(row -> row(row, columns))
                .collect(Collectors.joining("", "<table border=\"0\" cellborder=\"1\" bgcolor=\"black\" cellpadding=\"10\">", "</table>"));
    }

    private static String row(List<LayerCard.Cell> row, int columns) {
        return row.stream().map(cell -> cell(cell, row.size() == 1 ? columns : 1)).collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String cell(LayerCard.Cell cell, int columns) {
        var text = cell.runs().stream()
                .map(run -> run.bold() ? "<b>" + SvgWriter.escaped(run.text()) + "</b>" : SvgWriter.escaped(run.text()))
                .collect(Collectors.joining());
        return "<td colspan=\"" + columns + "\" bgcolor=\"" + cell.look().fill + "\"><font point-size=\"" + cell.size() + "\" color=\""
                + cell.look().ink + "\">" + text + "</font></td>";
    }
}
