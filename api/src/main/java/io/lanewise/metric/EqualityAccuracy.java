package io.lanewise.metric;

import static io.lanewise.op.Ops.equal;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The share of predictions that equal their label exactly: Keras's class {@code Accuracy}, for predictions that are classes already.
 * The name {@code accuracy} in compile stands for another metric, which {@link Accuracy} chooses.
 */
public final class EqualityAccuracy extends MeanMetric<EqualityAccuracy> {
    static final Kind<EqualityAccuracy> KIND = kind("Accuracy", EqualityAccuracy::new);

    private EqualityAccuracy(Values values) {
        super(values);
    }

    /** The metric. */
    public static EqualityAccuracy of() {
        return KIND.create(KIND.values());
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        var pair = broadcastable(yTrue, yPred);
        return equal(pair.first(), pair.second());
    }
}
