package io.lanewise.report;

import io.lanewise.model.Outline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/**
 * A model as a picture: a box for each layer and arrows between them, after Keras's {@code plot_model}. Lanewise lays it out and draws it
 * itself; no other program is needed.
 */
public final class ModelPlot {
    private ModelPlot() {}

    /**
     * The picture as the text of an SVG file.
     *
     * @throws IllegalStateException if the model is not built
     */
    public static String svg(Outline outline, PlotOptions options) {
        checkBuilt(outline);
        return SvgWriter.write(PlotLayout.of(outline, options), outline.name());
    }

    /**
     * The picture as the text of a DOT file, for those who have Graphviz.
     *
     * @throws IllegalStateException if the model is not built
     */
    public static String dot(Outline outline, PlotOptions options) {
        checkBuilt(outline);
        return DotWriter.write(outline, options);
    }

    /**
     * The picture as the bytes of a PNG file. Needs the module {@code java.desktop}, but no display.
     *
     * @throws IllegalStateException if the model is not built, or this Java cannot paint
     * @throws IllegalArgumentException if the picture would be too large for memory
     */
    public static byte[] png(Outline outline, PlotOptions options) {
        checkBuilt(outline);
        if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
            throw new IllegalStateException("plot: painting a PNG needs the module java.desktop, which this Java runs without; add it "
                    + "(--add-modules java.desktop, or require it in module-info), or write .svg");
        }
        try {
            return PngPainter.paint(PlotLayout.of(outline, options), options.dpi());
        } catch (LinkageError | InternalError e) {
            throw new IllegalStateException("plot: this Java cannot paint text (" + e + "); install fonts, or write .svg", e);
        }
    }

    /**
     * Writes the picture to a file in the format that its name ends in: {@code .svg}, {@code .png} or {@code .dot}. The file appears whole
     * or not at all; one that is there already is replaced.
     *
     * @throws IllegalArgumentException if the name ends in something else
     * @throws IllegalStateException if the model is not built, or for PNG, this Java cannot paint
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Outline outline, Path path, PlotOptions options) {
        var name = String.valueOf(path.getFileName());
        var bytes = switch (name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT)) {
            case ".svg" -> svg(outline, options).getBytes(StandardCharsets.UTF_8);
            case ".png" -> png(outline, options);
            case ".dot" -> dot(outline, options).getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException("plot: expected a file name that ends in .svg, .png or .dot, received " + path);
        };
        try {
            replace(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("plot: cannot write " + path + ": " + e, e);
        }
    }

    private static void replace(Path path, byte[] bytes) throws IOException {
        var beside = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void checkBuilt(Outline outline) {
        if (!outline.built()) {
            throw new IllegalStateException("plot: model " + outline.name() + " is not built, so its shapes are not known; give it an "
                    + "Input, call build, or fit it first");
        }
    }
}
