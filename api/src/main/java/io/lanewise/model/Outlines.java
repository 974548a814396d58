package io.lanewise.model;

import io.lanewise.activation.Activation;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Call;
import io.lanewise.layer.Symbol;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes a network for tables and pictures. */
public final class Outlines {
    private Outlines() {}

    /**
     * The outline of a network.
     *
     * @param optimizerParameters how many numbers its optimizer keeps, 0 before training
     */
    public static Outline of(Network network, long optimizerParameters) {
        var built = network.isBuilt();
        var all = built ? count(network.variables()) : 0;
        var trained = built ? count(network.trainedVariables()) : 0;
        return new Outline(network.name(), network.className(), rows(network), built, trained, all - trained, optimizerParameters);
    }

    private static List<Outline.Row> rows(Network network) {
        var graph = network.findGraph().orElse(null);
        return network.states().stream().map(state -> row(state, graph)).toList();
    }

    private static long count(List<Variable> variables) {
        return variables.stream().mapToLong(variable -> variable.buffer().length()).sum();
    }

    private static Outline.Row row(LayerState state, @Nullable Graph graph) {
        var calls = graph == null ? List.<Call>of() : graph.calls(state);
        var parameters = calls.isEmpty() ? 0 : count(state.variables());
        var outputs = calls.isEmpty() ? List.<Symbol>of() : calls.getLast().outputs();
        var trainable = parameters == 0 ? Outline.Trainable.NONE : state.trainable() ? Outline.Trainable.YES : Outline.Trainable.NO;
        return new Outline.Row(
                state.name(),
                state.layer().ownClass(),
                calls.isEmpty() ? List.of() : calls.getLast().inputs().stream().map(Symbol::shape).toList(),
                outputs.stream().map(Symbol::shape).toList(),
                outputs.isEmpty() ? DType.FLOAT32 : outputs.getFirst().dtype(),
                parameters,
                trainable,
                state.layer().activation().map(Activation::name).orElse(null),
                calls.stream().flatMap(call -> call.operands().stream()).map(symbol -> connection(symbol, graph)).toList(),
                state.network().map(Outlines::rows).orElse(List.of()));
    }

    private static Outline.Connection connection(Symbol symbol, @Nullable Graph graph) {
        var source = Objects.requireNonNull(graph).stateOf(symbol);
        return new Outline.Connection(source.name(), graph.calls(source).indexOf(symbol.source()), symbol.index());
    }
}
