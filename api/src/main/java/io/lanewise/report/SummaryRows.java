package io.lanewise.report;

import io.lanewise.model.Outline;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cells of a summary, one list a layer.
 *
 * @param connections whether there is a column that says where inputs come from
 * @param trainable whether there is a column that says whether a layer is trained
 * @param expandNested whether the layers of nested models have rows
 */
record SummaryRows(boolean connections, boolean trainable, boolean expandNested) {
    /** Layers that Keras counts as built as soon as they exist, so that it does not write "(unbuilt)" for them. */
    private static final Set<String> ALWAYS_BUILT = Set.of(
            "InputLayer", "Activation", "ActivityRegularization", "AlphaDropout", "Dropout", "ELU", "GaussianDropout", "GaussianNoise",
            "Identity", "LeakyReLU", "Masking", "ReLU", "Reshape", "Softmax", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D",
            "UnitNormalization", "AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "MaxPooling1D", "MaxPooling2D", "MaxPooling3D",
            "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D", "GlobalMaxPooling1D", "GlobalMaxPooling2D",
            "GlobalMaxPooling3D");

    /** The cells of these layers. */
    List<List<String>> of(List<Outline.Row> layers) {
        var rows = new ArrayList<List<String>>();
        layers.forEach(layer -> add(layer, 0, rows));
        return rows;
    }

    private void add(Outline.Row layer, int level, List<List<String>> rows) {
        var cells = new ArrayList<String>();
        cells.add((level == 0 ? "" : "   ".repeat(level) + "└ ") + layer.name() + " (" + layer.className() + ")");
        cells.add(outputShape(layer.outputShapes()));
        cells.add(parameters(layer));
        if (connections) {
            // Only the arrows of the outermost graph are shown.
            cells.add(level == 0 ? connections(layer.inbound()) : "-");
        }
        if (trainable) {
            cells.add(switch (layer.trainable()) {
                case YES -> "Y";
                case NO -> "N";
                case NONE -> "-";
            });
        }
        rows.add(cells);
        if (expandNested) {
            layer.nested().forEach(inner -> add(inner, level + 1, rows));
        }
    }

    /** Unlike Python's tuples, a shape of one axis has no comma here. */
    private static String outputShape(List<Shape> shapes) {
        var texts = shapes.stream().map(shape -> shape.toString().replace(",)", ")")).toList();
        return switch (texts.size()) {
            case 0 -> "?";
            case 1 -> texts.getFirst();
            default -> texts.toString();
        };
    }

    private static String parameters(Outline.Row layer) {
        if (layer.outputShapes().isEmpty() && !ALWAYS_BUILT.contains(layer.className())) {
            return "0 (unbuilt)";
        }
        return String.format(Locale.ROOT, "%,d", layer.parameters());
    }

    private static String connections(List<Outline.Connection> inbound) {
        if (inbound.isEmpty()) {
            return "-";
        }
        return inbound.stream().map(from -> from.layer() + "[" + from.node() + "][" + from.tensor() + "]")
                .collect(Collectors.joining(", "));
    }
}
