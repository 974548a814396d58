package io.lanewise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.model.Outline;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ModelPlotTest {
    private static final PlotOptions EVERYTHING = PlotOptions.DEFAULT.withShowShapes(true).withShowDtype(true).withShowLayerNames(true)
            .withShowLayerActivations(true).withShowTrainable(true);

    @TempDir
    private Path folder;

    @Test
    void saysWhatKerasSays() throws Exception {
        assertThat(texts(ModelPlot.svg(Outlines.classifier(), PlotOptions.DEFAULT))).containsExactly("Flatten", "Dense", "Dense");
        assertThat(texts(ModelPlot.svg(Outlines.classifier(), EVERYTHING))).containsExactly(
                "flatten (Flatten)", "Input shape: (None, 28, 28)", "Output shape: (None, 784)", "Output dtype: float32",
                "hidden (Dense)", "Activation: relu", "Input shape: (None, 784)", "Output shape: (None, 100)",
                "Output dtype: float32", "Trainable",
                "probabilities (Dense)", "Activation: softmax", "Input shape: (None, 100)", "Output shape: (None, 10)",
                "Output dtype: float32", "Non-trainable");
        assertThat(texts(ModelPlot.svg(Outlines.branching(), PlotOptions.DEFAULT.withShowShapes(true))))
                .startsWith("InputLayer", "Output shape: (None, 8)", "Dense");
    }

    @Test
    void severalShapesAndNone() throws Exception {
        var shapes = List.of(Shape.of(-1, 2), Shape.of(-1));
        var row = new Outline.Row("split", "Split", List.of(), shapes, DType.INT32, 0, Outline.Trainable.NONE, null, List.of(), List.of());
        assertThat(texts(ModelPlot.svg(Outlines.model("Sequential", row), PlotOptions.DEFAULT.withShowShapes(true))))
                .containsExactly("Split", "Input shape: ?", "Output shape: [(None, 2), (None,)]");
    }

    @Test
    void anArrowForEachPairOfLayers() throws Exception {
        var document = parse(ModelPlot.svg(Outlines.branching(), PlotOptions.DEFAULT));
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(6);
        assertThat(document.getElementsByTagName("polygon").getLength()).isEqualTo(6);
        assertThat(document.getElementsByTagName("title").item(1).getTextContent()).isEqualTo("input → left");
    }

    @Test
    void namesAreEscaped() throws Exception {
        var name = "<a href=\"x\">&amp;]]>\u0001\uD800 é漢😀";
        var row = Outlines.row(name, "Dense", null, Outline.Trainable.YES, Shape.of(-1, 1), Shape.of(-1, 1));
        var options = PlotOptions.DEFAULT.withShowLayerNames(true);
        assertThat(texts(ModelPlot.svg(Outlines.model("Sequential", row), options)))
                .containsExactly("<a href=\"x\">&amp;]]>\uFFFD\uFFFD é漢😀 (Dense)");
        assertThat(ModelPlot.dot(Outlines.model("Sequential", row), options)).contains("<b>&lt;a href=&quot;x&quot;&gt;&amp;amp;]]&gt;");
    }

    @Test
    void dotNamesEveryBoxAndArrow() {
        var dot = ModelPlot.dot(Outlines.branching(), PlotOptions.DEFAULT.withDirection(PlotOptions.Direction.LEFT_TO_RIGHT));
        assertThat(dot).startsWith("digraph G {\nrankdir=LR;").endsWith("}\n").contains("<b>InputLayer</b>", "<b>Add</b>")
                .contains("0 -> 1 [penwidth=2];", "1 -> 1 [", "0 -> 2 [", "1 -> 3 [", "2 -> 3 [", "0 -> 3 [");
    }

    @Test
    void paintsTheSamePicture() throws IOException {
        var file = folder.resolve("model.PNG");
        ModelPlot.write(Outlines.classifier(), file, EVERYTHING.withDpi(144));
        var image = ImageIO.read(file.toFile());
        var drawing = PlotLayout.of(Outlines.classifier(), EVERYTHING);
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(drawing.width() * 2));
        assertThat(image.getHeight()).isEqualTo((int) Math.ceil(drawing.height() * 2));
        var colors = new HashSet<Integer>();
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                colors.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        // Also greys: the edges of letters.
        assertThat(colors).contains(0x000000, 0xFFFFFF, 0x228B22, 0xB22222).hasSizeGreaterThan(50);
        var box = drawing.boxes().getFirst();
        assertThat(image.getRGB((int) (2 * box.x()) + 4, (int) (2 * box.y()) + 4) & 0xFFFFFF).isZero();
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void replacesAFileAsAWhole() throws IOException {
        var file = folder.resolve("model.svg");
        Files.writeString(file, "something else");
        ModelPlot.write(Outlines.classifier(), file, PlotOptions.DEFAULT);
        assertThat(file).content().isEqualTo(ModelPlot.svg(Outlines.classifier(), PlotOptions.DEFAULT));
        ModelPlot.write(Outlines.classifier(), folder.resolve("model.dot"), PlotOptions.DEFAULT);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("model.svg", "model.dot");
        }
    }

    @Test
    void errors() {
        var model = Outlines.classifier();
        for (var name : List.of("model.pdf", "model", "svg", "a.svg/model")) {
            assertThatThrownBy(() -> ModelPlot.write(model, folder.resolve(name), PlotOptions.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(".svg, .png or .dot").hasMessageContaining(name);
        }
        assertThatThrownBy(() -> ModelPlot.write(model, folder.resolve("no/such/folder/model.svg"), PlotOptions.DEFAULT))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("model.svg");
        var unbuilt = new Outline("raw", "Sequential", model.rows(), false, 0, 0, 0);
        assertThatThrownBy(() -> ModelPlot.svg(unbuilt, PlotOptions.DEFAULT))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("raw is not built");
        assertThatThrownBy(() -> PlotOptions.DEFAULT.withDpi(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("received 0");
        var shape = Shape.of(-1, 1);
        var lost = Outlines.model("Functional", Outlines.row("a", "ReLU", null, Outline.Trainable.NONE, shape, shape, "elsewhere"));
        assertThatThrownBy(() -> ModelPlot.svg(lost, PlotOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("layer a has an input from elsewhere");
        var rows = IntStream.range(0, 1000).mapToObj(i -> model.rows().getFirst()).toArray(Outline.Row[]::new);
        assertThatThrownBy(() -> ModelPlot.png(Outlines.model("Sequential", rows), PlotOptions.DEFAULT.withDpi(2400)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2400 dots per inch");
    }

    private static List<String> texts(String svg) throws Exception {
        var elements = parse(svg).getElementsByTagName("text");
        return IntStream.range(0, elements.getLength()).mapToObj(i -> ((Element) elements.item(i)).getTextContent()).toList();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
