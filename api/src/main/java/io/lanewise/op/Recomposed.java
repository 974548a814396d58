package io.lanewise.op;

import io.lanewise.graph.Gradients;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of coarse gradient ops: the op is composed anew of small ops, and these are differentiated. Slower, but second derivatives
 * are rare.
 */
final class Recomposed {
    private Recomposed() {}

    /**
     * The gradient of Σ composition(inputs) · upstream with respect to one input.
     *
     * @param composition what computes the same as the op
     */
    static @Nullable Value gradient(int index, List<Value> inputs, Value upstream, Function<List<Value>, Value> composition) {
        // Copies, because inputs may depend on each other.
        var copies = inputs.stream().map(Ops::copy).toList();
        return Gradients.of(composition.apply(copies), upstream, List.of(copies.get(index)), Ops::add).getFirst();
    }

    /** The gradients of Σ value · upstream, each of which there must be. */
    static List<Value> gradients(Value value, Value upstream, List<Value> withRespectTo) {
        return Gradients.of(value, upstream, withRespectTo, Ops::add).stream().<Value>map(Objects::requireNonNull).toList();
    }
}
