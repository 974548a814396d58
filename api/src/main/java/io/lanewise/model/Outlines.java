package io.lanewise.model;

import io.lanewise.activation.Activation;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Variable;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a network for tables and pictures. */
public final class Outlines {
    private Outlines() {}

    /**
     * The outline of a chain.
     *
     * @param optimizerParameters how many numbers its optimizer keeps, 0 before training
     */
    public static Outline of(Network network, long optimizerParameters) {
        var rows = new ArrayList<Outline.Row>();
        var before = network.input().map(input -> input.name().orElse("input_layer")).orElse("");
        var trainable = 0L;
        var frozen = 0L;
        for (var state : network.layers()) {
            var parameters = state.variables().stream().mapToLong(variable -> variable.buffer().length()).sum();
            var trained = state.trainable() ? state.variables().stream().filter(Variable::trainable).mapToLong(variable -> variable.buffer().length()).sum() : 0;
            trainable += trained;
            frozen += parameters - trained;
            rows.add(row(state, parameters, before));
            before = state.name();
        }
        return new Outline(network.name(), "Sequential", rows, network.isBuilt(), trainable, frozen, optimizerParameters);
    }

    private static Outline.Row row(LayerState state, long parameters, String before) {
        var trainable = parameters == 0 ? Outline.Trainable.NONE : state.trainable() ? Outline.Trainable.YES : Outline.Trainable.NO;
        return new Outline.Row(
                state.name(),
                state.layer().className(),
                shapes(state.input()),
                shapes(state.output()),
                state.output() == null ? DType.FLOAT32 : state.output().dtype(),
                parameters,
                trainable,
                state.layer().activation().map(Activation::name).orElse(null),
                before.isEmpty() ? List.of() : List.of(new Outline.Connection(before, 0, 0)),
                List.of());
    }

    /** Shapes with None in place of the batch. */
    private static List<Shape> shapes(@Nullable Spec spec) {
        return spec == null ? List.of() : List.of(spec.shape().with(0, Shape.UNKNOWN));
    }
}
