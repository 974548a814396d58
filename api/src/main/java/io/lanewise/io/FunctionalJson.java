package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonException;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Call;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Operation;
import io.lanewise.layer.Symbol;
import io.lanewise.model.FunctionalNetwork;
import io.lanewise.model.NestedModel;
import io.lanewise.model.ZeroWeights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads graphs of layers as Keras's JSON describes them: {@code layers} with their {@code inbound_nodes}. */
final class FunctionalJson {
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, List<Call>> calls = new HashMap<>();
    private final Map<String, Integer> leastReferred = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    /** A call of a layer that is to be made, the layer's {@code index}-th. */
    private record Node(String layer, int index, JsonView json, Operands operands) {
        List<Reference> references() {
            var all = new ArrayList<>(operands.inputs());
            all.addAll(operands.arguments().all());
            return all;
        }
    }

    /** What a layer is called on. */
    private record Operands(List<Reference> inputs, Arguments<Reference> arguments) {}

    /** A tensor as the file names it: an output of a call of a layer. */
    private record Reference(JsonView json, String layer, int index, int tensor) {}

    /** Call number {@code index} of a layer. */
    private record Place(String layer, int index) {}

    /**
     * Adds a layer and how it is called.
     *
     * @param layer what it says
     * @throws UnknownNameException if it is called with an argument that does not exist here
     * @throws JsonException if it is malformed
     */
    void add(JsonView entry, Layer layer) {
        var name = entry.get("name").string();
        if (layers.put(name, layer) != null) {
            throw entry.error("two layers have the name \"" + name + "\"");
        }
        if (layer instanceof Input) {
            calls(name).add(new Call(layer, List.of()));
            return;
        }
        var inbound = entry.get("inbound_nodes").elements();
        for (var i = 0; i < inbound.size(); i++) {
            var node = new Node(name, i, inbound.get(i), operands(inbound.get(i), layer));
            node.references().forEach(reference -> leastReferred.merge(reference.layer(), reference.index(), Math::min));
            nodes.add(node);
        }
    }

    /**
     * The network of all layers that were added, with fresh weights.
     *
     * @param config Keras's {@code config} of a Functional model
     * @param name the model's name, or null
     * @param seed where its weights come from
     * @param zeroWeights lets weights begin as zeros, because all of them will be set; or null
     * @throws JsonException if the graph has a cycle, or refers to what is not there
     */
    FunctionalNetwork network(JsonView config, @Nullable String name, long seed, @Nullable ZeroWeights zeroWeights) {
        callAll(config.get("layers"));
        return new FunctionalNetwork(name, seed, zeroWeights, ends(config.get("input_layers")), ends(config.get("output_layers")));
    }

    /** What a call says it is made on. */
    private static Operands operands(JsonView node, Layer layer) {
        var found = new ArrayList<Reference>();
        if (node.json() instanceof JsonArray) {
            // Keras 2: [[name, node, tensor, arguments], …]
            var arguments = Arguments.<Reference>none();
            for (var one : node.elements()) {
                found.add(reference(one));
                if (one.elements().size() > 3) {
                    arguments = withKeywords(one.element(3), layer, found, arguments);
                }
            }
            return new Operands(found, arguments);
        }
        for (var argument : node.get("args").elements()) {
            // An operation holds its constants itself.
            if (!(layer instanceof Operation) || !Operation.isConstant(argument.json())) {
                collect(argument, layer, found);
            }
        }
        var arguments = withKeywords(node.get("kwargs"), layer, found, Arguments.none());
        return new Operands(found, arguments);
    }

    private static void collect(JsonView argument, Layer layer, List<Reference> found) {
        switch (argument.json()) {
            case JsonArray ignored -> argument.elements().forEach(element -> collect(element, layer, found));
            case JsonObject object when object.members().get("class_name") instanceof JsonString(var kind) && kind.equals("__keras_tensor__") -> {
                found.add(reference(argument.get("config").get("keras_history")));
            }
            case JsonObject dictionary when layer.takesDictionary() && layer.inputNames().containsAll(InputDictionary.names(dictionary)) ->
                InputDictionary.inputs(argument, layer.inputNames()).forEach(input -> collect(input, layer, found));
            default -> throw new UnknownNameException("argument of layer " + layer.className(), JsonWriter.COMPACT.write(argument.json()), List.of());
        }
    }

    /** Arguments given by name, inputs among them. A model's own mode goes before the one that a call was written with, as in Keras. */
    private static Arguments<Reference> withKeywords(JsonView json, Layer layer, List<Reference> inputs, Arguments<Reference> before) {
        var arguments = before;
        for (var name : layer.inputNames()) {
            json.find(name).ifPresent(value -> collect(value, layer, inputs));
        }
        for (var member : json.members().entrySet()) {
            var name = member.getKey();
            var value = member.getValue();
            if (value.isNull() || name.equals("training") || layer.inputNames().contains(name)) {
                continue;
            }
            if (!layer.argumentNames().contains(name)) {
                throw new UnknownNameException("call argument of layer " + layer.className(), name, layer.argumentNames());
            }
            if (value.json() instanceof JsonArray || value.json() instanceof JsonObject) {
                var symbols = new ArrayList<Reference>();
                collectGiven(value, layer, symbols);
                arguments = arguments.with(name, symbols);
            } else {
                arguments = arguments.with(name, value.json());
            }
        }
        return arguments;
    }

    /** Tensors of an argument; Keras 2 names them by triples. */
    private static void collectGiven(JsonView value, Layer layer, List<Reference> found) {
        if (value.json() instanceof JsonArray(var elements) && elements.size() >= 3 && elements.getFirst() instanceof JsonString) {
            found.add(reference(value));
        } else if (value.json() instanceof JsonArray) {
            value.elements().forEach(element -> collectGiven(element, layer, found));
        } else {
            collect(value, layer, found);
        }
    }

    /** Makes the calls as soon as their inputs are there, each layer's in order. */
    private void callAll(JsonView json) {
        var waitingFor = new HashMap<Place, List<Node>>();
        var missing = new HashMap<Node, Integer>();
        var ready = new ArrayDeque<Node>();
        for (var node : nodes) {
            var needed = new HashSet<Place>();
            node.references().forEach(reference -> needed.add(place(reference)));
            if (node.index() > 0) {
                needed.add(new Place(node.layer(), node.index() - 1));
            }
            needed.removeIf(place -> place.index() < calls(place.layer()).size());
            needed.forEach(place -> waitingFor.computeIfAbsent(place, ignored -> new ArrayList<>()).add(node));
            missing.put(node, needed.size());
            if (needed.isEmpty()) {
                ready.add(node);
            }
        }
        while (!ready.isEmpty()) {
            var node = ready.remove();
            missing.remove(node);
            call(node);
            for (var next : waitingFor.getOrDefault(new Place(node.layer(), node.index()), List.of())) {
                if (missing.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw json.error("these layers wait for each other, or for calls that are not there: "
                    + missing.keySet().stream().map(Node::layer).distinct().sorted().toList());
        }
    }

    private void call(Node node) {
        var layer = layer(node.json(), node.layer());
        try {
            calls(node.layer()).add(new Call(layer, node.operands().inputs().stream().map(this::symbol).toList(), node.operands().arguments().map(this::symbol)));
        } catch (JsonException wrong) {
            throw wrong;
        } catch (IllegalArgumentException wrong) {
            throw node.json().error("layer \"" + node.layer() + "\" cannot be called so: " + wrong.getMessage());
        }
    }

    private Place place(Reference reference) {
        var layer = layer(reference.json(), reference.layer());
        // Keras 2 counts a call of a nested model's own before all others.
        var own = layer instanceof NestedModel && leastReferred.getOrDefault(reference.layer(), 0) > 0 ? 1 : 0;
        return new Place(reference.layer(), reference.index() - own);
    }

    private Symbol symbol(Reference reference) {
        var place = place(reference);
        var made = calls(place.layer());
        if (place.index() < 0 || place.index() >= made.size() || reference.tensor() < 0 || reference.tensor() >= made.get(place.index()).outputs().size()) {
            throw reference.json().error("there is no output " + reference.tensor() + " of call " + reference.index() + " of layer \"" + reference.layer() + "\"");
        }
        return made.get(place.index()).outputs().get(reference.tensor());
    }

    private Layer layer(JsonView json, String name) {
        var layer = layers.get(name);
        if (layer == null) {
            throw json.error("there is no layer \"" + name + "\"; the layers are " + layers.keySet());
        }
        return layer;
    }

    private List<Call> calls(String layer) {
        return calls.computeIfAbsent(layer, ignored -> new ArrayList<>());
    }

    /** The symbols of {@code input_layers} or {@code output_layers}: a triple, a list of them, or an object of them by name. */
    private List<Symbol> ends(JsonView json) {
        if (json.json() instanceof JsonObject) {
            return json.members().values().stream().flatMap(member -> ends(member).stream()).toList();
        }
        var elements = json.elements();
        if (elements.size() == 3 && elements.getFirst().json() instanceof JsonString) {
            var triple = reference(json);
            // Here Keras 3 counts a Functional model's own call too.
            var functional = layer(json, triple.layer()) instanceof NestedModel nested && nested.className().equals("Functional");
            var index = functional ? Math.max(0, triple.index() - 1) : triple.index();
            leastReferred.put(triple.layer(), 0);
            return List.of(symbol(new Reference(json, triple.layer(), index, triple.tensor())));
        }
        return elements.stream().flatMap(element -> ends(element).stream()).toList();
    }

    private static Reference reference(JsonView triple) {
        return new Reference(triple, triple.element(0).string(), triple.element(1).integer(), triple.element(2).integer());
    }
}
