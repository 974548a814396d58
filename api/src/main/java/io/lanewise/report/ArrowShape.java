package io.lanewise.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The curves and heads of arrows. Coordinates are across a row and along the arrows' direction; {@link #point} turns them into x and y.
 *
 * @param down whether arrows lead down, else to the right
 */
record ArrowShape(boolean down) {
    /** The length of an arrow's head. */
    static final double HEAD_LENGTH = 10;
    /** How far the arrow of a layer that is applied to its own output stands out from its box. */
    static final double LOOP = 28;

    private static final double HALF_HEAD_WIDTH = 4;

    /**
     * Where a line passes straight through a row, or through a part of it beside its own box.
     *
     * @param across where it is in the row
     * @param begin where it enters
     * @param end where it leaves
     */
    record Passage(double across, double begin, double end) {}

    /** The point at this place. */
    Drawing.Point point(double across, double along) {
        return down ? new Drawing.Point(across, along) : new Drawing.Point(along, across);
    }

    /**
     * An arrow that is straight inside rows and swings from one to the next, where there are no boxes. Each swing begins and ends in the
     * direction of the arrow.
     *
     * @param passages the rows it passes; the first begins at the upper box, the last ends at the lower one
     * @param upwards whether its head is at the upper box
     */
    Drawing.Arrow between(String from, String to, List<Passage> passages, boolean upwards) {
        var stops = new ArrayList<Drawing.Point>();
        var first = passages.getFirst();
        var last = passages.getLast();
        var top = first.begin() + (upwards ? HEAD_LENGTH : 0);
        var bottom = last.end() - (upwards ? 0 : HEAD_LENGTH);
        for (var passage : passages) {
            // The head may be longer than the way through its own row.
            stops.add(new Drawing.Point(passage.across(), passage.equals(first) ? top : Math.min(passage.begin(), bottom)));
            stops.add(new Drawing.Point(passage.across(), passage.equals(last) ? bottom : Math.max(passage.end(), top)));
        }
        var ordered = upwards ? stops.reversed() : stops;
        var curves = new ArrayList<Drawing.Curve>();
        for (var i = 1; i < ordered.size(); i++) {
            if (!ordered.get(i).equals(ordered.get(i - 1))) {
                curves.add(swing(ordered.get(i - 1), ordered.get(i)));
            }
        }
        var tip = upwards ? first.begin() : last.end();
        var base = upwards ? top : bottom;
        var across = (upwards ? first : last).across();
        var head = List.of(point(across, tip), point(across - HALF_HEAD_WIDTH, base), point(across + HALF_HEAD_WIDTH, base));
        return new Drawing.Arrow(from, to, List.copyOf(curves), head);
    }

    /** From a point to another, here given as across and along; straight if they are in line. */
    private Drawing.Curve swing(Drawing.Point from, Drawing.Point to) {
        var half = (from.y() + to.y()) / 2;
        return new Drawing.Curve(point(from.x(), from.y()), point(from.x(), half), point(to.x(), half), point(to.x(), to.y()));
    }

    /**
     * An arrow from a box to itself.
     *
     * @param side the side of the box that it stands out from, across
     * @param middle the middle of the box along
     * @param reach how far from the middle it begins and ends
     */
    Drawing.Arrow loop(String layer, double side, double middle, double reach) {
        var base = side + HEAD_LENGTH;
        var begin = middle + reach;
        var end = middle - reach;
        // A cubic curve reaches three quarters of the way to its control points.
        var control = side + LOOP / 0.75;
        var curve = new Drawing.Curve(point(side, begin), point(control, begin), point(control, end), point(base, end));
        var head = List.of(point(side, end), point(base, end - HALF_HEAD_WIDTH), point(base, end + HALF_HEAD_WIDTH));
        return new Drawing.Arrow(layer, layer, List.of(curve), head);
    }
}
