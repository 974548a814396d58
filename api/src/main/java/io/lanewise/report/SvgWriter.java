package io.lanewise.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a drawing as SVG 1.1, which browsers, editors and office programs show. */
final class SvgWriter {
    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    private final StringBuilder svg = new StringBuilder();

    private SvgWriter() {}

    /**
     * The text of the SVG file.
     *
     * @param title what the picture is called
     */
    static String write(Drawing drawing, String title) {
        var writer = new SvgWriter();
        writer.document(drawing, title);
        return writer.svg.toString();
    }

    private void document(Drawing drawing, String title) {
        var width = number(drawing.width());
        var height = number(drawing.height());
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "pt\" height=\"" + height + "pt\" viewBox=\"0 0 " + width + " "
                + height + "\" font-family=\"" + FONTS + "\">");
        line("<title>" + escaped(title) + "</title>");
        line("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        drawing.arrows().forEach(this::arrow);
        drawing.boxes().forEach(this::box);
        line("</svg>");
    }

    private void arrow(Drawing.Arrow arrow) {
        line("<g><title>" + escaped(arrow.from() + " → " + arrow.to()) + "</title>");
        var path = new StringBuilder("M" + point(arrow.curves().getFirst().from()));
        for (var curve : arrow.curves()) {
            path.append(" C" + point(curve.control1()) + " " + point(curve.control2()) + " " + point(curve.to()));
        }
        line("<path d=\"" + path + "\" fill=\"none\" stroke=\"black\" stroke-width=\"2\"/>");
        var head = new StringBuilder();
        arrow.head().forEach(corner -> head.append(head.isEmpty() ? "" : " ").append(point(corner)));
        line("<polygon points=\"" + head + "\"/></g>");
    }

    private void box(Drawing.Box box) {
        line("<g><title>" + escaped(box.layer()) + "</title>");
        line("<rect" + area(box.x(), box.y(), box.width(), box.height()) + "/>");
        for (var placed : box.cells()) {
            var cell = placed.cell();
            if (cell.look() != LayerCard.Look.HEADER) {
                line("<rect" + area(placed.x(), placed.y(), placed.width(), placed.height()) + " fill=\"" + cell.look().fill + "\"/>");
            }
            text(placed);
        }
        line("</g>");
    }

    /** With its width, so that it fits its cell whatever font the viewer has. */
    private void text(Drawing.PlacedCell placed) {
        var cell = placed.cell();
        svg.append("<text x=\"" + number(placed.textLeft()) + "\" y=\"" + number(placed.baseline()) + "\" font-size=\"" + cell.size()
                + "\" fill=\"" + cell.look().ink + "\" textLength=\"" + number(cell.textWidth())
                + "\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">");
        for (var run : cell.runs()) {
            svg.append(run.bold() ? "<tspan font-weight=\"bold\">" + escaped(run.text()) + "</tspan>" : escaped(run.text()));
        }
        line("</text>");
    }

    private void line(String text) {
        svg.append(text).append('\n');
    }

    private static String area(double x, double y, double width, double height) {
        return " x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
    }

    private static String point(Drawing.Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    /** To a hundredth of a unit. */
    private static String number(double value) {
        var rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A text as XML, with a replacement character for what XML cannot hold. Also what Graphviz calls HTML. */
    static String escaped(String text) {
        var xml = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> xml.appendCodePoint(isXml(c) ? c : '\uFFFD');
            }
        });
        return xml.toString();
    }

    private static boolean isXml(int c) {
        return c >= ' ' && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) && c != 0xFFFE && c != 0xFFFF;
    }
}
