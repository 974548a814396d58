package io.lanewise.regularizer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.function.UnaryOperator;

/** A penalty composed of ops by a user. */
final class CustomRegularizer extends Configured<CustomRegularizer> implements Regularizer {
    private final UnaryOperator<Value> function;

    private CustomRegularizer(Values values, UnaryOperator<Value> function) {
        super(values);
        this.function = function;
    }

    static CustomRegularizer of(String name, UnaryOperator<Value> function) {
        Kind<CustomRegularizer> kind = Kind.of(name, values -> new CustomRegularizer(values, function));
        return kind.create(kind.values());
    }

    @Override
    public Value penalty(Value weight) {
        var penalty = function.apply(weight);
        if (penalty.shape().rank() != 0) {
            throw new IllegalArgumentException(className() + ": expected a scalar as penalty of " + weight.shape() + ", received the shape " + penalty.shape());
        }
        return penalty;
    }
}
