package io.lanewise.model;

import io.lanewise.layer.Call;
import io.lanewise.layer.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The calls of layers that a model is made of. */
public final class Graph {
    private final List<Symbol> inputs;
    private final List<Symbol> outputs;
    private final List<Node> nodes;
    private final Map<Call, LayerState> states = new HashMap<>();
    private final List<Port> inputPorts;
    private final List<Port> outputPorts;

    /**
     * A call and what lives of its layer.
     *
     * @param call the call
     * @param state the layer in the model
     */
    public record Node(Call call, LayerState state) {}

    Graph(List<Symbol> inputs, List<Symbol> outputs, List<Node> nodes) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.nodes = List.copyOf(nodes);
        nodes.forEach(node -> states.put(node.call(), node.state()));
        this.inputPorts = ports(inputs);
        this.outputPorts = ports(outputs);
    }

    private List<Port> ports(List<Symbol> symbols) {
        return symbols.stream().map(symbol -> new Port(stateOf(symbol).name(), symbol.sample(), symbol.shape())).toList();
    }

    /** The symbols it is given, each of an Input. */
    public List<Symbol> inputs() {
        return inputs;
    }

    /** The symbols it gives. */
    public List<Symbol> outputs() {
        return outputs;
    }

    /** The calls, each after those that it needs. */
    public List<Node> nodes() {
        return nodes;
    }

    List<Port> inputPorts() {
        return inputPorts;
    }

    List<Port> outputPorts() {
        return outputPorts;
    }

    /** The layer that a symbol of this graph comes from. */
    public LayerState stateOf(Symbol symbol) {
        return Objects.requireNonNull(states.get(symbol.source()));
    }

    /** The calls of one layer, in order. */
    public List<Call> calls(LayerState state) {
        return nodes.stream().filter(node -> node.state() == state).map(Node::call).toList();
    }
}
