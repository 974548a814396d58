package io.lanewise.report;

import java.util.List;

/**
 * A picture of a model: where every box, cell and arrow is. One unit is 1/72 inch; y grows downwards.
 *
 * @param width how wide the picture is
 * @param height how high
 * @param boxes one for each layer, in the model's order
 * @param arrows one for each pair of layers that data flows between
 */
record Drawing(double width, double height, List<Box> boxes, List<Arrow> arrows) {
    /**
     * The box of a layer: black, with cells on it.
     *
     * @param layer the layer's name
     * @param x its left side
     * @param y its top
     * @param width its width
     * @param height its height
     * @param cells what stands on it
     */
    record Box(String layer, double x, double y, double width, double height, List<PlacedCell> cells) {}

    /**
     * A cell on a box.
     *
     * @param x its left side
     * @param y its top
     * @param width its width
     * @param height its height
     * @param cell what it says
     */
    record PlacedCell(double x, double y, double width, double height, LayerCard.Cell cell) {
        /** Where the text begins, so that it stands in the middle. */
        double textLeft() {
            return x + (width - cell.textWidth()) / 2;
        }

        /** The line that the text stands on. */
        double baseline() {
            // Half the height of a capital letter below the middle.
            return y + height / 2 + cell.size() * 0.36;
        }
    }

    /**
     * A point.
     *
     * @param x to the right
     * @param y down
     */
    record Point(double x, double y) {}

    /**
     * A cubic Bézier curve.
     *
     * @param from its first end
     * @param control1 where it heads for first
     * @param control2 where it comes from last
     * @param to its last end
     */
    record Curve(Point from, Point control1, Point control2, Point to) {}

    /**
     * An arrow, a run of curves that ends at the tip of its head.
     *
     * @param from the layer it begins at
     * @param to the layer it points at
     * @param curves its line, up to the base of the head
     * @param head the corners of the head, the tip first
     */
    record Arrow(String from, String to, List<Curve> curves, List<Point> head) {}
}
