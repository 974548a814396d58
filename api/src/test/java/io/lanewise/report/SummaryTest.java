package io.lanewise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lanewise.model.Outline;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Summaries of random models against the texts that Keras 3.15 with rich 15 printed for them on a console of 80 columns. */
class SummaryTest {
    @TestFactory
    List<DynamicTest> asKerasPrints() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var example : cases()) {
            tests.add(DynamicTest.dynamicTest(tests.size() + " " + example.get("args"), () ->
                    assertThat(Summary.of(outline(example.get("outline")), KerasOutlines.options(example.get("args"))))
                            .isEqualTo(example.get("text").asText())));
        }
        return tests;
    }

    @Test
    void aModelWithoutLayers() {
        var empty = new Outline("empty", "Sequential", List.of(), false, 0, 0, 0);
        assertThat(Summary.of(empty, Summary.Options.DEFAULT.withLineLength(40))).isEqualTo("""
                Model: "empty"
                ┏━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━┓
                ┃                 ┃ Output     ┃ Param ┃
                ┃ Layer (type)    ┃ Shape      ┃     # ┃
                ┡━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━┩
                └─────────────────┴────────────┴───────┘
                 Total params: 0 (0.00 B)
                 Trainable params: 0 (0.00 B)
                 Non-trainable params: 0 (0.00 B)
                """);
    }

    @Test
    void aWiderConsoleGivesKerasFullWidth() {
        var outline = new Outline("m", "Sequential", List.of(), true, 3L << 40, 0, 0);
        var lines = Summary.of(outline, Summary.Options.DEFAULT.withConsoleWidth(200)).lines().toList();
        assertThat(lines.get(1)).hasSize(88);
        assertThat(lines.get(5)).isEqualTo(" Total params: 3,298,534,883,328 (12.00 TB)");
    }

    @Test
    void errors() {
        var outline = new Outline("m", "Sequential", List.of(new Outline.Row("dense", "Dense", List.of(), List.of(Shape.of(-1, 3)),
                DType.FLOAT32, 6, Outline.Trainable.YES, "linear", List.of(), List.of())), true, 6, 0, 0);
        assertThatThrownBy(() -> Summary.of(outline, Summary.Options.DEFAULT.withLineLength(10)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("width of at least 4")
                .hasMessageContaining("line length 10");
        assertThatThrownBy(() -> Summary.of(outline, Summary.Options.DEFAULT.withPositions(List.of(0.5, 1.0))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[0.5, 1.0]");
        assertThatThrownBy(() -> Summary.of(outline, Summary.Options.DEFAULT.withLayerRange("conv", "dense")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("conv to dense")
                .hasMessageContaining("the layers are dense");
        assertThatThrownBy(() -> Summary.Options.DEFAULT.withLineLength(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Summary.Options.DEFAULT.withConsoleWidth(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode cases() throws IOException {
        try (var file = SummaryTest.class.getResourceAsStream("keras-summaries.json")) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static Outline outline(JsonNode json) {
        return new Outline(json.get("name").asText(), json.get("className").asText(), rows(json.get("rows")), json.get("built").asBoolean(),
                json.get("trainable").asLong(), json.get("nonTrainable").asLong(), json.get("optimizer").asLong());
    }

    private static List<Outline.Row> rows(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false).map(row -> new Outline.Row(
                row.get("name").asText(), row.get("className").asText(), shapes(row.get("inputShapes")), shapes(row.get("outputShapes")),
                DType.FLOAT32, row.get("parameters").asLong(), Outline.Trainable.valueOf(row.get("trainable").asText()),
                row.path("activation").asText(null), connections(row.get("inbound")), rows(row.get("nested")))).toList();
    }

    private static List<Shape> shapes(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false).map(KerasOutlines::shape).toList();
    }

    private static List<Outline.Connection> connections(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(from -> new Outline.Connection(from.get(0).asText(), from.get(1).asInt(), from.get(2).asInt())).toList();
    }
}
