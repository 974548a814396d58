package io.lanewise.graph;

import io.lanewise.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation: traces, on the same tape, the gradients of a value with respect to others. Nothing is traced that
 * no wanted gradient needs. The gradients are ordinary values and can be differentiated again.
 */
public final class Gradients {
    private final BinaryOperator<Value> add;
    private final Map<Value, Value> gradients = new HashMap<>();

    private Gradients(BinaryOperator<Value> add) {
        this.add = add;
    }

    /**
     * The gradients of {@code Σ value · upstream}.
     *
     * @param value what is differentiated
     * @param upstream the gradient that flows into it, of its shape
     * @param withRespectTo float32 values on the same tape
     * @param add the op that adds two values of one shape (this package knows no op)
     * @return a gradient for each, in order; null where the value does not depend on it
     */
    public static List<@Nullable Value> of(Value value, Value upstream, List<Value> withRespectTo, BinaryOperator<Value> add) {
        if (!upstream.spec().equals(value.spec())) {
            throw new IllegalArgumentException("gradients of " + value + ": expected an upstream gradient of the same shape, received " + upstream);
        }
        var reverse = new Gradients(add);
        reverse.run(value, upstream, withRespectTo);
        var wanted = new ArrayList<@Nullable Value>();
        for (var target : withRespectTo) {
            wanted.add(reverse.gradients.get(target));
        }
        return wanted;
    }

    private void run(Value value, Value upstream, List<Value> withRespectTo) {
        var needed = needed(value.tape(), withRespectTo);
        if (!needed[value.id()]) {
            return;
        }
        gradients.put(value, upstream);
        var targets = Set.copyOf(withRespectTo);
        var traced = List.copyOf(value.tape().values().subList(0, value.id() + 1));
        for (var current : traced.reversed()) {
            var gradient = gradients.get(current);
            if (gradient == null || !(current.source() instanceof Source.Result(var op, var inputs))) {
                continue;
            }
            for (var i = 0; i < inputs.size(); i++) {
                if (needed[inputs.get(i).id()]) {
                    accumulate(inputs.get(i), op.gradient(i, inputs, current, gradient));
                }
            }
            if (!targets.contains(current)) {
                gradients.remove(current);
            }
        }
    }

    private void accumulate(Value input, @Nullable Value gradient) {
        if (gradient != null) {
            gradients.merge(input, gradient, add);
        }
    }

    /** Which values depend on one of the targets. */
    private static boolean[] needed(Tape tape, List<Value> targets) {
        var needed = new boolean[tape.values().size()];
        for (var target : targets) {
            if (target.dtype() != DType.FLOAT32) {
                throw new IllegalArgumentException("gradients with respect to " + target + ": expected a float32 value");
            }
            needed[target.id()] = true;
        }
        for (var value : tape.values()) {
            if (value.source() instanceof Source.Result(var op, var inputs) && value.dtype() == DType.FLOAT32) {
                needed[value.id()] |= inputs.stream().anyMatch(input -> needed[input.id()]);
            }
        }
        return needed;
    }
}
