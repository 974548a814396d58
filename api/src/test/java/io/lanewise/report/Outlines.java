package io.lanewise.report;

import io.lanewise.model.Outline;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Outlines for tests of pictures. */
final class Outlines {
    private Outlines() {}

    /** A small classifier. */
    static Outline classifier() {
        return model("Sequential",
                row("flatten", "Flatten", null, Outline.Trainable.NONE, Shape.of(-1, 28, 28), Shape.of(-1, 784)),
                row("hidden", "Dense", "relu", Outline.Trainable.YES, Shape.of(-1, 784), Shape.of(-1, 100)),
                row("probabilities", "Dense", "softmax", Outline.Trainable.NO, Shape.of(-1, 100), Shape.of(-1, 10)));
    }

    /** Two layers side by side, one of them also applied to its own output, joined again. */
    static Outline branching() {
        var shape = Shape.of(-1, 8);
        return model("Functional",
                new Outline.Row("input", "InputLayer", List.of(), List.of(shape), DType.FLOAT32, 0, Outline.Trainable.NONE, null,
                        List.of(), List.of()),
                row("left", "Dense", "relu", Outline.Trainable.YES, shape, shape, "input", "left"),
                row("right", "Dropout", null, Outline.Trainable.NONE, shape, shape, "input"),
                row("join", "Add", null, Outline.Trainable.NONE, shape, shape, "left", "right", "input"));
    }

    /** A built model of these layers. */
    static Outline model(String className, Outline.Row... rows) {
        return new Outline("model", className, List.of(rows), true, 0, 0, 0);
    }

    /** A layer with inputs from the first output of the layers named. */
    static Outline.Row row(
            String name, String className, String activation, Outline.Trainable trainable, Shape input, Shape output, String... from) {
        var inbound = Arrays.stream(from).map(layer -> new Outline.Connection(layer, 0, 0)).toList();
        return new Outline.Row(name, className, List.of(input), List.of(output), DType.FLOAT32, 0, trainable, activation, inbound,
                List.of());
    }
}
