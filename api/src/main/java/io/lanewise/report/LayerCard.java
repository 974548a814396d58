package io.lanewise.report;

import io.lanewise.model.Outline;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What the box of one layer says: rows of cells, as in the pictures of Keras's {@code plot_model}. The first row is the header.
 *
 * @param layer the layer's name
 * @param rows the cells of each row
 */
record LayerCard(String layer, List<List<Cell>> rows) {
    /** The space between a cell's border and its text. */
    private static final double PADDING = 10;
    /** The black between cells and around them. */
    private static final double SPACING = 2;

    private static final double LINE_HEIGHT = 1.2;
    private static final int HEADER_SIZE = 16;
    private static final int TEXT_SIZE = 14;

    /** Colours of a cell, in hexadecimal; with the names that Graphviz and SVG have for them. */
    enum Look {
        HEADER("black", 0x000000, "white", 0xFFFFFF),
        PLAIN("white", 0xFFFFFF, "black", 0x000000),
        TRAINABLE("forestgreen", 0x228B22, "white", 0xFFFFFF),
        FROZEN("firebrick", 0xB22222, "white", 0xFFFFFF);

        final String fill;
        final int fillColor;
        final String ink;
        final int inkColor;

        Look(String fill, int fillColor, String ink, int inkColor) {
            this.fill = fill;
            this.fillColor = fillColor;
            this.ink = ink;
            this.inkColor = inkColor;
        }
    }

    /**
     * A piece of text in one weight.
     *
     * @param text what it says
     * @param bold whether it is bold
     */
    record Run(String text, boolean bold) {}

    /**
     * One cell.
     *
     * @param look its colours
     * @param size the font size
     * @param runs its text
     */
    record Cell(Look look, int size, List<Run> runs) {
        /** The width of the text. */
        double textWidth() {
            return runs.stream().mapToDouble(run -> TextWidth.of(run.text(), run.bold(), size)).sum();
        }

        private double width() {
            return textWidth() + 2 * PADDING;
        }

        private double height() {
            return size * LINE_HEIGHT + 2 * PADDING;
        }

        private static Cell fact(String label, String value) {
            return new Cell(Look.PLAIN, TEXT_SIZE, List.of(new Run(label + ": ", false), new Run(value, true)));
        }
    }

    /** The card of a layer. */
    static LayerCard of(Outline.Row row, PlotOptions options) {
        var rows = new ArrayList<List<Cell>>();
        var header = options.showLayerNames()
                ? List.of(new Run(row.name(), true), new Run(" (" + row.className() + ")", false))
                : List.of(new Run(row.className(), true));
        rows.add(List.of(new Cell(Look.HEADER, HEADER_SIZE, header)));
        var activation = row.activation();
        if (options.showLayerActivations() && activation != null) {
            rows.add(List.of(Cell.fact("Activation", activation)));
        }
        var facts = new ArrayList<Cell>();
        if (options.showShapes()) {
            if (!row.className().equals("InputLayer")) {
                facts.add(Cell.fact("Input shape", shapes(row.inputShapes())));
            }
            facts.add(Cell.fact("Output shape", shapes(row.outputShapes())));
        }
        if (options.showDtype()) {
            facts.add(Cell.fact("Output dtype", row.dtype().toString()));
        }
        if (options.showTrainable() && row.trainable() != Outline.Trainable.NONE) {
            var trained = row.trainable() == Outline.Trainable.YES;
            var text = List.of(new Run(trained ? "Trainable" : "Non-trainable", true));
            facts.add(new Cell(trained ? Look.TRAINABLE : Look.FROZEN, TEXT_SIZE, text));
        }
        if (!facts.isEmpty()) {
            rows.add(List.copyOf(facts));
        }
        return new LayerCard(row.name(), List.copyOf(rows));
    }

    private static String shapes(List<Shape> shapes) {
        return switch (shapes.size()) {
            case 0 -> "?";
            case 1 -> shapes.getFirst().toString();
            default -> shapes.toString();
        };
    }

    /** The width of the box. */
    double width() {
        return rows.stream().mapToDouble(LayerCard::width).max().orElse(0);
    }

    /** The height of the box. */
    double height() {
        return SPACING + rows.stream().mapToDouble(row -> row.getFirst().height() + SPACING).sum();
    }

    private static double width(List<Cell> row) {
        return SPACING + row.stream().mapToDouble(cell -> cell.width() + SPACING).sum();
    }

    /** The box with its top left corner here. Cells of a row share what the row is narrower than the box. */
    Drawing.Box at(double left, double top) {
        var cells = new ArrayList<Drawing.PlacedCell>();
        var y = top + SPACING;
        for (var row : rows) {
            var spare = (width() - width(row)) / row.size();
            var x = left + SPACING;
            for (var cell : row) {
                cells.add(new Drawing.PlacedCell(x, y, cell.width() + spare, cell.height(), cell));
                x += cell.width() + spare + SPACING;
            }
            y += row.getFirst().height() + SPACING;
        }
        return new Drawing.Box(layer, left, top, width(), height(), List.copyOf(cells));
    }
}
