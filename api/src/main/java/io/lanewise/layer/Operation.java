package io.lanewise.layer;

import io.lanewise.config.json.JsonObject;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function of symbols as a node of a graph, such as the {@code x + 1} in the middle of a model. It has no weights, and Keras's files do
 * not count it among the layers.
 */
public final class Operation implements Layer {
    private final Arithmetic function;
    private final @Nullable String name;
    private final @Nullable Double first;
    private final @Nullable Double second;

    /** A function of as many symbols as it has operands. */
    public Operation(Arithmetic function) {
        this(function, null, null, null);
    }

    private Operation(Arithmetic function, @Nullable String name, @Nullable Double first, @Nullable Double second) {
        this.function = function;
        this.name = name;
        this.first = first;
        this.second = second;
    }

    /** The same with a name. */
    public Operation withName(String given) {
        return new Operation(function, given, first, second);
    }

    /** The same with a number as its first operand. */
    public Operation withFirst(double number) {
        return new Operation(function, name, number, null);
    }

    /** The same with a number as its second operand. */
    public Operation withSecond(double number) {
        return new Operation(function, name, null, number);
    }

    /** The number that is its first operand, if it is one. */
    public Optional<Double> first() {
        return Optional.ofNullable(first);
    }

    /** The number that is its second operand, if it is one. */
    public Optional<Double> second() {
        return Optional.ofNullable(second);
    }

    /** Keras's module of its class. */
    public String module() {
        return function.module();
    }

    @Override
    public String className() {
        return function.className();
    }

    @Override
    public JsonObject config() {
        var json = JsonObject.builder();
        name().ifPresent(given -> json.put("name", given));
        function.options().members().forEach(json::put);
        return json.build();
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public boolean trainable() {
        return true;
    }

    @Override
    public Optional<Shape> inputShape() {
        return Optional.empty();
    }

    @Override
    public List<Value> call(Scope scope, List<Value> inputs) {
        var operands = new ArrayList<Value>();
        if (first != null) {
            operands.add(Ops.constant(inputs.getFirst(), first));
        }
        operands.addAll(inputs);
        if (second != null) {
            operands.add(Ops.constant(inputs.getFirst(), second));
        }
        if (operands.size() != function.operands()) {
            throw new IllegalArgumentException(this + ": expected " + function.operands() + " operands, received " + operands.size());
        }
        return List.of(function.trace(operands));
    }

    /** Such as {@code Add(·, 1.0)}. */
    @Override
    public String toString() {
        var left = first == null ? "·" : first.toString();
        var right = second == null ? "·" : second.toString();
        return function.operands() == 1 ? className() + "(·)" : className() + "(" + left + ", " + right + ")";
    }
}
