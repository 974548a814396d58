package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonObject;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Call;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Operation;
import io.lanewise.layer.Symbol;
import io.lanewise.model.Graph;
import io.lanewise.model.LayerState;
import io.lanewise.model.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Writes graphs of layers as Keras's JSON describes them; the reverse of {@link FunctionalJson}.
 *
 * @param graph the graph
 * @param layer a layer's own JSON, with its name in {@code config}
 */
record FunctionalJsonWriter(Graph graph, Function<LayerState, JsonObject> layer) {
    /** Puts {@code layers}, {@code input_layers} and {@code output_layers} into the {@code config} of a model. */
    void write(Network network, JsonObject.Builder config) {
        config.put("layers", new JsonArray(network.states().stream().<Json>map(this::entry).toList()));
        config.put("input_layers", ends(graph.inputs()));
        config.put("output_layers", ends(graph.outputs()));
    }

    private JsonObject entry(LayerState state) {
        var members = new LinkedHashMap<>((state.layer() instanceof Operation operation ? operation(state, operation) : layer.apply(state)).members());
        members.put("name", Json.of(state.name()));
        members.put("inbound_nodes", new JsonArray(
                graph.calls(state).stream().filter(call -> !call.inputs().isEmpty()).<Json>map(this::node).toList()));
        return new JsonObject(members);
    }

    private static JsonObject operation(LayerState state, Operation operation) {
        return JsonObject.builder()
                .put("module", operation.module())
                .put("class_name", operation.className())
                .put("config", operation.withName(state.name()).config())
                .put("registered_name", operation.className())
                .build();
    }

    private JsonObject node(Call call) {
        var inputs = call.inputs().stream().<Json>map(this::tensor).toList();
        var arguments = call.layer() instanceof Operation operation ? operation.arguments(inputs) : inputs;
        return JsonObject.builder()
                .put("args", new JsonArray(handedOver(call.layer(), arguments)))
                .put("kwargs", keywords(call.arguments()))
                .build();
    }

    private static List<Json> handedOver(Layer layer, List<Json> inputs) {
        if (layer.takesDictionary() && inputs.size() > 1) {
            return List.of(InputDictionary.write(layer.inputNames(), inputs));
        }
        return layer.takesList() ? List.of(new JsonArray(inputs)) : inputs;
    }

    private JsonObject keywords(Arguments<Symbol> arguments) {
        var keywords = JsonObject.builder();
        arguments.given().forEach((name, symbols) -> keywords.put(
                name, symbols.size() == 1 ? tensor(symbols.getFirst()) : new JsonArray(symbols.stream().<Json>map(this::tensor).toList())));
        arguments.constants().forEach(keywords::put);
        return keywords.build();
    }

    private JsonObject tensor(Symbol symbol) {
        return JsonObject.builder()
                .put("class_name", "__keras_tensor__")
                .put("config", JsonObject.builder()
                        .put("shape", ModelJson.shape(symbol.shape()))
                        .put("dtype", symbol.dtype().toString())
                        .put("keras_history", history(symbol, 0))
                        .build())
                .build();
    }

    /** Where a symbol comes from: a layer's name, which of its calls, which of that call's outputs. */
    private JsonArray history(Symbol symbol, int callsBefore) {
        var source = graph.stateOf(symbol);
        return new JsonArray(List.of(
                Json.of(source.name()), Json.of((long) graph.calls(source).indexOf(symbol.source()) + callsBefore), Json.of((long) symbol.index())));
    }

    /** One triple alone, or a list of them. Here Keras counts a call of a Functional model's own before all others. */
    private JsonArray ends(List<Symbol> symbols) {
        var ends = symbols.stream().<Json>map(symbol -> history(symbol, symbol.source().layer().className().equals("Functional") ? 1 : 0)).toList();
        return ends.size() == 1 ? (JsonArray) ends.getFirst() : new JsonArray(ends);
    }
}
