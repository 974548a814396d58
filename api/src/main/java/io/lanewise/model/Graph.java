package io.lanewise.model;

import io.lanewise.layer.Call;
import io.lanewise.layer.Symbol;
import java.util.List;

/**
 * The calls of layers that a model is made of.
 *
 * @param inputs the symbols it is given, each of an Input
 * @param outputs the symbols it gives
 * @param nodes the calls, each after those that it needs
 */
public record Graph(List<Symbol> inputs, List<Symbol> outputs, List<Node> nodes) {
    /** Copies the lists. */
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
    }

    /**
     * A call and what lives of its layer.
     *
     * @param call the call
     * @param state the layer in the model
     */
    public record Node(Call call, LayerState state) {}

    /** The layer that a symbol of this graph comes from. */
    public LayerState stateOf(Symbol symbol) {
        return nodes.stream().filter(node -> node.call() == symbol.source()).findFirst().orElseThrow().state();
    }

    /** The calls of one layer, in order. */
    public List<Call> calls(LayerState state) {
        return nodes.stream().filter(node -> node.state() == state).map(Node::call).toList();
    }
}
