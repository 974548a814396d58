package io.lanewise.model;

import io.lanewise.layer.Call;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Symbol;
import io.lanewise.layer.Wrapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies networks: the same layers, connected in the same way, frozen where they were, with fresh weights. Source: Keras's {@code clone_model}. */
public final class NetworkCopy {
    private final long seed;
    private final Map<LayerState, Layer> layers = new HashMap<>();

    private NetworkCopy(long seed) {
        this.seed = seed;
    }

    /**
     * A copy that shares nothing.
     *
     * @param seed where its weights come from
     */
    public static Network of(Network network, long seed) {
        return new NetworkCopy(seed).copy(network);
    }

    private Network copy(Network network) {
        var copy = switch (network) {
            case SequentialNetwork chain -> chain(chain);
            case FunctionalNetwork graph -> graph(graph);
        };
        for (var i = 0; i < copy.states().size(); i++) {
            if (!network.states().get(i).trainable()) {
                copy.states().get(i).setTrainable(false);
            }
        }
        return copy;
    }

    private Network chain(SequentialNetwork network) {
        var copy = new SequentialNetwork(network.givenName().orElse(null), seed);
        network.input().ifPresent(copy::add);
        network.layers().forEach(state -> copy.add(layer(state)));
        return copy;
    }

    private Network graph(FunctionalNetwork network) {
        var symbols = new HashMap<Symbol, Symbol>();
        for (var node : network.graph().nodes()) {
            var call = node.call();
            var copy = new Call(
                    call.layer() instanceof Input ? call.layer() : layer(node.state()), replaced(call.inputs(), symbols),
                    call.arguments().map(symbol -> symbols.getOrDefault(symbol, symbol)));
            for (var i = 0; i < copy.outputs().size(); i++) {
                symbols.put(call.outputs().get(i), copy.outputs().get(i));
            }
        }
        return new FunctionalNetwork(
                network.givenName().orElse(null), seed, replaced(network.graph().inputs(), symbols), replaced(network.graph().outputs(), symbols));
    }

    private static List<Symbol> replaced(List<Symbol> originals, Map<Symbol, Symbol> symbols) {
        var copies = new ArrayList<Symbol>();
        originals.forEach(original -> copies.add(symbols.getOrDefault(original, original)));
        return copies;
    }

    /** The description itself, which may be used again; a model as a layer is copied, once however often it is called. */
    private Layer layer(LayerState state) {
        return layers.computeIfAbsent(state, ignored -> copy(state.layer()));
    }

    private Layer copy(Layer layer) {
        return switch (layer) {
            case NestedModel nested -> new NetworkLayer(of(nested.network(), seed));
            case Wrapper wrapper when wrapper.inner() instanceof NestedModel || wrapper.inner() instanceof Wrapper -> wrapper.withInner(copy(wrapper.inner()));
            default -> layer;
        };
    }
}
