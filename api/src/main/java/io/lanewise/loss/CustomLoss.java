package io.lanewise.loss;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.function.BinaryOperator;

/** A loss composed of ops by a user. */
final class CustomLoss extends StandardLoss<CustomLoss> {
    private final BinaryOperator<Value> function;

    private CustomLoss(Values values, BinaryOperator<Value> function) {
        super(values);
        this.function = function;
    }

    static CustomLoss of(String name, BinaryOperator<Value> function) {
        Kind<CustomLoss> kind = kind(name, values -> new CustomLoss(values, function));
        return kind.create(kind.values().with(NAME, name));
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        return function.apply(yTrue, yPred);
    }
}
