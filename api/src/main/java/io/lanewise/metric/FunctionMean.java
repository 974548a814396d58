package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.function.BinaryOperator;

/** The mean of a function that is no class of its own: a user's. */
final class FunctionMean extends MeanMetric<FunctionMean> {
    private final BinaryOperator<Value> function;

    private FunctionMean(Values values, BinaryOperator<Value> function) {
        super(values);
        this.function = function;
    }

    static FunctionMean of(String name, BinaryOperator<Value> function) {
        Kind<FunctionMean> kind = kind(name, values -> new FunctionMean(values, function));
        return kind.create(kind.values().with(NAME, name));
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        return function.apply(yTrue, yPred);
    }
}
