package io.lanewise.bench.fidelity;

import io.lanewise.Model;
import io.lanewise.config.json.JsonView;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Discretization;
import io.lanewise.layer.Input;
import io.lanewise.layer.IntegerLookup;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Layers;
import io.lanewise.layer.Normalization;
import io.lanewise.layer.Symbol;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Models of one layer: every layer of the golden cases, with the options it has there. */
final class LayerModels {
    private LayerModels() {}

    /** The models of all cases in these folders, by the cases' names; a name begins with the layer's class. */
    static Map<String, Supplier<Model>> of(List<Path> folders) throws IOException {
        var models = new TreeMap<String, Supplier<Model>>();
        for (var folder : folders) {
            for (var json : TripModels.cases(folder)) {
                if (json.get("kind").string().equals("layer") && !isStateful(json.get("config")) && isModelInKeras(json)) {
                    models.put(json.get("name").string(), () -> model(json));
                }
            }
        }
        return models;
    }

    /** A state that outlives a batch belongs to batches of one size, which training and prediction would have to share. */
    private static boolean isStateful(JsonView config) {
        return config.find("stateful").map(JsonView::bool).orElse(false);
    }

    /**
     * Some calls Keras makes on arrays only: a batch that is counted as a whole, queries and values of different sizes in attention by groups, three
     * features that are crossed, Equalization. And a vocabulary without an index for others may lack the features of {@link TripCase}.
     */
    private static boolean isModelInKeras(JsonView json) {
        var inputs = json.get("inputs").elements().stream().map(LayerModels::sizes).toList();
        return switch (json.get("class").string()) {
            case "CategoryEncoding" -> inputs.getFirst().length > 1 || !isCounted(json.get("config"), "multi_hot");
            case "Discretization", "Hashing" -> inputs.getFirst().length > 1 || !isCounted(json.get("config"), "int");
            case "IntegerLookup" -> (inputs.getFirst().length > 1 || !isCounted(json.get("config"), "int"))
                    && json.get("config").find("num_oov_indices").map(JsonView::integer).orElse(1) > 0;
            case "HashedCrossing" -> inputs.size() == 2;
            case "Equalization" -> false;
            case "GroupQueryAttention" -> inputs.stream().allMatch(sizes -> sizes[sizes.length - 1] == inputs.getFirst()[inputs.getFirst().length - 1]);
            default -> true;
        };
    }

    /** Whether what is put out counts a sample's elements. */
    private static boolean isCounted(JsonView config, String outputModeByDefault) {
        var mode = config.find("output_mode").map(JsonView::string).orElse(outputModeByDefault);
        return mode.equals("multi_hot") || mode.equals("count") || mode.equals("tf_idf");
    }

    private static Model model(JsonView json) {
        var layer = layer(json);
        var inputs = json.get("inputs").elements().stream().map(LayerModels::input).toList();
        var isState = json.get("call").get("style").string().equals("initial_state");
        var arguments = isState ? Arguments.<Symbol>none().with("initial_state", inputs.subList(1, inputs.size())) : Arguments.<Symbol>none();
        for (var constant : json.get("call").get("kwargs").members().entrySet()) {
            arguments = arguments.with(constant.getKey(), constant.getValue().json());
        }
        return Model.of(inputs, layer.applyAll(arguments, inputs.subList(0, isState ? 1 : inputs.size()).toArray(Symbol[]::new)));
    }

    private static Layer layer(JsonView json) {
        var layer = Layers.CATALOGUE.fromConfig(json.get("class").string(), json.get("config"));
        return json.find("adapt_data").map(data -> adapted(layer, tensor(data))).orElse(layer);
    }

    private static Layer adapted(Layer layer, Tensor data) {
        return switch (layer) {
            case Normalization normalization -> normalization.adapt(data);
            case Discretization discretization -> discretization.adapt(data);
            case IntegerLookup lookup -> lookup.adapt(data);
            default -> throw new IllegalArgumentException("roundtrip: expected a layer that is adapted here, received " + layer);
        };
    }

    private static Symbol input(JsonView array) {
        var sizes = sizes(array);
        var input = Input.of(Arrays.copyOfRange(sizes, 1, sizes.length));
        return (array.get("dtype").string().startsWith("int") ? input.withDtype(DType.INT32) : input).symbol();
    }

    private static Tensor tensor(JsonView array) {
        var tensor = Tensor.of(array.get("data").elements().stream().mapToDouble(JsonView::number).toArray(), sizes(array));
        return array.get("dtype").string().startsWith("int") ? tensor.to(DType.INT32) : tensor;
    }

    private static int[] sizes(JsonView array) {
        return array.get("shape").elements().stream().mapToInt(JsonView::integer).toArray();
    }
}
