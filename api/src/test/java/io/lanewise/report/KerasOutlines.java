package io.lanewise.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.lanewise.model.Outline;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Outlines from a model's JSON as Keras writes it: shapes and parameters are worked out for common layers. */
final class KerasOutlines {
    private final Map<String, List<Shape>> outputs = new HashMap<>();
    private long trainable;
    private long nonTrainable;

    private KerasOutlines() {}

    /** The outline of a Sequential or Functional model given as {@code to_json} writes it. */
    static Outline of(JsonNode model) {
        return new KerasOutlines().outline(model);
    }

    private Outline outline(JsonNode model) {
        var config = model.get("config");
        var sequential = model.get("class_name").asText().equals("Sequential");
        var rows = new ArrayList<Outline.Row>();
        var previous = config.has("build_input_shape") ? List.of(shape(config.get("build_input_shape"))) : List.<Shape>of();
        for (var layer : config.get("layers")) {
            var inbound = connections(layer.path("inbound_nodes"));
            var inputs = sequential ? previous : inbound.stream().map(from -> outputs.get(from.layer()).get(from.tensor())).toList();
            var row = row(layer, inputs, inbound, config.path("trainable").asBoolean(true));
            outputs.put(row.name(), row.outputShapes());
            previous = row.outputShapes();
            if (!sequential || !row.className().equals("InputLayer")) {
                rows.add(row);
            }
        }
        var built = !rows.isEmpty() && !rows.getLast().outputShapes().isEmpty();
        return new Outline(
                config.get("name").asText(), sequential ? "Sequential" : "Functional", rows, built, trainable, nonTrainable,
                optimizerParameters(model.path("compile_config").path("optimizer")));
    }

    private Outline.Row row(JsonNode layer, List<Shape> inputs, List<Outline.Connection> inbound, boolean modelTrainable) {
        var config = layer.get("config");
        var className = layer.get("class_name").asText();
        if (className.equals("Sequential") || className.equals("Functional")) {
            var inner = new KerasOutlines();
            var outline = inner.outline(layer);
            trainable += inner.trainable;
            nonTrainable += inner.nonTrainable;
            var parameters = inner.trainable + inner.nonTrainable;
            return new Outline.Row(config.get("name").asText(), className, inputs, outline.rows().getLast().outputShapes(), DType.FLOAT32,
                    parameters, trainable(parameters, config), null, inbound, outline.rows());
        }
        var built = className.equals("InputLayer") || !inputs.isEmpty();
        var parameters = built ? parameters(className, config, inputs) : 0;
        var frozen = className.equals("BatchNormalization") ? parameters / 2 : 0;
        if (modelTrainable && config.path("trainable").asBoolean(true)) {
            trainable += parameters - frozen;
            nonTrainable += frozen;
        } else {
            nonTrainable += parameters;
        }
        var outputs = built ? List.of(output(className, config, inputs)) : List.<Shape>of();
        return new Outline.Row(config.get("name").asText(), className, inputs, outputs,
                DType.FLOAT32, parameters, trainable(parameters, config), config.path("activation").asText(null), inbound, List.of());
    }

    private static Outline.Trainable trainable(long parameters, JsonNode config) {
        if (parameters == 0) {
            return Outline.Trainable.NONE;
        }
        return config.path("trainable").asBoolean(true) ? Outline.Trainable.YES : Outline.Trainable.NO;
    }

    private static long parameters(String className, JsonNode config, List<Shape> inputs) {
        return switch (className) {
            case "Dense" -> config.get("units").asLong() * (inputs.getFirst().size(-1) + (config.get("use_bias").asBoolean() ? 1 : 0));
            case "BatchNormalization" -> 4L * inputs.getFirst().size(-1);
            case "LayerNormalization" -> 2L * inputs.getFirst().size(-1);
            case "Conv1D", "Conv2D" -> {
                var window = 1L;
                for (var size : config.get("kernel_size")) {
                    window *= size.asInt();
                }
                yield config.get("filters").asLong() * (window * inputs.getFirst().size(-1) + (config.get("use_bias").asBoolean() ? 1 : 0));
            }
            case "SimpleRNN" -> recurrent(1, 1, config, inputs);
            case "LSTM" -> recurrent(4, 1, config, inputs);
            case "GRU" -> recurrent(3, 2, config, inputs);
            case "Embedding" -> (long) config.get("input_dim").asInt() * config.get("output_dim").asInt();
            default -> 0;
        };
    }

    private static long recurrent(int gates, int biases, JsonNode config, List<Shape> inputs) {
        var units = config.get("units").asLong();
        return gates * units * (inputs.getFirst().size(-1) + units + (config.get("use_bias").asBoolean() ? biases : 0));
    }

    private static Shape output(String className, JsonNode config, List<Shape> inputs) {
        return switch (className) {
            case "InputLayer" -> shape(config.get("batch_shape"));
            case "Dense" -> inputs.getFirst().with(-1, config.get("units").asInt());
            case "Embedding" -> Shape.of(inputs.getFirst().size(0), inputs.getFirst().size(1), config.get("output_dim").asInt());
            case "Conv1D", "Conv2D" -> windowed(config, "kernel_size", inputs.getFirst()).with(-1, config.get("filters").asInt());
            case "MaxPooling1D", "MaxPooling2D", "AveragePooling1D", "AveragePooling2D" -> windowed(config, "pool_size", inputs.getFirst());
            case "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalMaxPooling1D", "GlobalMaxPooling2D" ->
                    Shape.of(inputs.getFirst().size(0), inputs.getFirst().size(-1));
            case "SimpleRNN", "LSTM", "GRU" -> config.get("return_sequences").asBoolean()
                    ? inputs.getFirst().with(-1, config.get("units").asInt())
                    : Shape.of(inputs.getFirst().size(0), config.get("units").asInt());
            case "Flatten" -> Shape.of(inputs.getFirst().size(0), inputs.getFirst().elements(1, inputs.getFirst().rank()));
            case "Reshape" -> shape(config.get("target_shape")).prepend(inputs.getFirst().size(0));
            case "Concatenate" -> inputs.getFirst().with(-1, inputs.stream().mapToInt(input -> input.size(-1)).sum());
            default -> inputs.getFirst();
        };
    }

    /** The shape after a window has moved over all axes but the first and the last. */
    private static Shape windowed(JsonNode config, String window, Shape input) {
        var same = config.get("padding").asText().equals("same");
        var output = input;
        for (var axis = 1; axis < input.rank() - 1; axis++) {
            var stride = config.get("strides").get(axis - 1).asInt();
            var starts = same ? input.size(axis) : input.size(axis) - config.get(window).get(axis - 1).asInt() + 1;
            output = output.with(axis, Math.ceilDiv(starts, stride));
        }
        return output;
    }

    private static long slots(String optimizer) {
        return switch (optimizer) {
            case "Adam", "AdamW", "Nadam", "Adamax" -> 2;
            case "SGD" -> 0;
            default -> 1;
        };
    }

    /** Two numbers of its own, steps and learning rate, and its slots for every parameter. */
    private long optimizerParameters(JsonNode optimizer) {
        return optimizer.isObject() ? 2 + trainable * slots(optimizer.get("class_name").asText()) : 0;
    }

    private static List<Outline.Connection> connections(JsonNode nodes) {
        return nodes.findValues("keras_history").stream()
                .map(history -> new Outline.Connection(history.get(0).asText(), history.get(1).asInt(), history.get(2).asInt())).toList();
    }

    /** A shape from a JSON array with null for None. */
    static Shape shape(JsonNode sizes) {
        return Shape.of(IntStream.range(0, sizes.size()).map(i -> sizes.get(i).isNull() ? Shape.UNKNOWN : sizes.get(i).asInt()).toArray());
    }

    /** The summary options named by Keras's arguments. */
    static Summary.Options options(JsonNode arguments) {
        var options = Summary.Options.DEFAULT.withLineLength(arguments.path("line_length").asInt(0))
                .withShowTrainable(arguments.path("show_trainable").asBoolean())
                .withExpandNested(arguments.path("expand_nested").asBoolean())
                .withPositions(StreamSupport.stream(arguments.path("positions").spliterator(), false).map(JsonNode::asDouble).toList());
        var range = arguments.path("layer_range");
        return range.isArray() ? options.withLayerRange(range.get(0).asText(), range.get(1).asText()) : options;
    }
}
