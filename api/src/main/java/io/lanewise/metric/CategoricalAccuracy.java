package io.lanewise.metric;

import static io.lanewise.op.Ops.argMax;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.equal;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;

/** The share of samples whose largest output is where the one-hot label has its one; of several largest the first counts. */
public final class CategoricalAccuracy extends MeanMetric<CategoricalAccuracy> {
    static final Kind<CategoricalAccuracy> KIND = kind("CategoricalAccuracy", CategoricalAccuracy::new);

    private CategoricalAccuracy(Values values) {
        super(values);
    }

    /** The metric. */
    public static CategoricalAccuracy of() {
        return KIND.create(KIND.values());
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        if (!yTrue.shape().equals(yPred.shape())) {
            throw new IllegalArgumentException(name() + ": expected one-hot labels of the prediction's shape " + yPred.shape() + ", received " + yTrue.shape()
                    + "; for integer labels use sparse_categorical_accuracy");
        }
        var labels = argMax(cast(yTrue, DType.FLOAT32));
        return equal(cast(labels, DType.FLOAT32), cast(argMax(yPred), DType.FLOAT32));
    }
}
