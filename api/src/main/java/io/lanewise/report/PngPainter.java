package io.lanewise.report;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints a drawing as PNG. The only class that needs the module {@code java.desktop}; needs no display. */
final class PngPainter {
    private static final double UNITS_PER_INCH = 72;
    private static final long MOST_PIXELS = 1L << 28;

    private final Graphics2D graphics;
    private final String family;

    private PngPainter(Graphics2D graphics) {
        this.graphics = graphics;
        // A font that is not there comes back under another name.
        this.family = Stream.of("Helvetica", "Arial", "Liberation Sans")
                .filter(name -> new Font(name, Font.PLAIN, 1).getFamily(Locale.ROOT).equals(name)).findFirst().orElse(Font.SANS_SERIF);
    }

    /**
     * The bytes of the PNG file.
     *
     * @param dpi dots per inch
     * @throws IllegalArgumentException if the picture would be too large for memory
     * @throws IllegalStateException if the display that the environment names cannot be reached
     */
    static byte[] paint(Drawing drawing, int dpi) {
        var scale = dpi / UNITS_PER_INCH;
        var width = (long) Math.ceil(drawing.width() * scale);
        var height = (long) Math.ceil(drawing.height() * scale);
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("plot: a PNG of " + width + " × " + height + " dots is more than the " + MOST_PIXELS
                    + " that can be painted; ask for fewer than " + dpi + " dots per inch, or write .svg");
        }
        var image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        var graphics = graphics(image);
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, (int) width, (int) height);
            graphics.scale(scale, scale);
            var painter = new PngPainter(graphics);
            drawing.arrows().forEach(painter::arrow);
            drawing.boxes().forEach(painter::box);
        } finally {
            graphics.dispose();
        }
        return encoded(image);
    }

    private static Graphics2D graphics(BufferedImage image) {
        try {
            return image.createGraphics();
        } catch (AWTError e) {
            // Java asks for the display that DISPLAY names even where it will not use it.
            throw new IllegalStateException("plot: painting a PNG failed: " + e.getMessage() + "; run with -Djava.awt.headless=true, or "
                    + "write .svg", e);
        }
    }

    private static byte[] encoded(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void arrow(Drawing.Arrow arrow) {
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        var path = new Path2D.Double();
        var start = arrow.curves().getFirst().from();
        path.moveTo(start.x(), start.y());
        for (var curve : arrow.curves()) {
            path.curveTo(curve.control1().x(), curve.control1().y(), curve.control2().x(), curve.control2().y(),
                    curve.to().x(), curve.to().y());
        }
        graphics.draw(path);
        var head = new Path2D.Double();
        head.moveTo(arrow.head().getFirst().x(), arrow.head().getFirst().y());
        arrow.head().forEach(corner -> head.lineTo(corner.x(), corner.y()));
        head.closePath();
        graphics.fill(head);
    }

    private void box(Drawing.Box box) {
        fill(box.x(), box.y(), box.width(), box.height(), Color.BLACK);
        for (var cell : box.cells()) {
            fill(cell.x(), cell.y(), cell.width(), cell.height(), new Color(cell.cell().look().fillColor));
            text(cell);
        }
    }

    private void fill(double x, double y, double width, double height, Color color) {
        graphics.setColor(color);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /** In the middle of its cell, narrowed if this machine's font is wider than the one that the drawing reckons with. */
    private void text(Drawing.PlacedCell placed) {
        var cell = placed.cell();
        var whole = new StringBuilder();
        cell.runs().forEach(run -> whole.append(run.text()));
        if (whole.isEmpty()) {
            return;
        }
        var text = new AttributedString(whole.toString());
        var position = 0;
        for (var run : cell.runs()) {
            if (!run.text().isEmpty()) {
                var font = new Font(family, run.bold() ? Font.BOLD : Font.PLAIN, cell.size());
                text.addAttribute(TextAttribute.FONT, font, position, position + run.text().length());
            }
            position += run.text().length();
        }
        var layout = new TextLayout(text.getIterator(), graphics.getFontRenderContext());
        var narrowing = Math.min(1, cell.textWidth() / layout.getAdvance());
        var left = placed.x() + (placed.width() - layout.getAdvance() * narrowing) / 2;
        var transform = new AffineTransform(narrowing, 0, 0, 1, left, placed.baseline());
        graphics.setColor(new Color(cell.look().inkColor));
        graphics.fill(layout.getOutline(transform));
    }
}
