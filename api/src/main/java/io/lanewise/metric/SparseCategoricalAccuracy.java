package io.lanewise.metric;

import static io.lanewise.op.Ops.argMax;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.equal;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.Ranks;
import io.lanewise.tensor.DType;

/** The share of samples whose largest output is that of the integer label; of several largest the first counts. */
public final class SparseCategoricalAccuracy extends MeanMetric<SparseCategoricalAccuracy> {
    static final Kind<SparseCategoricalAccuracy> KIND = kind("SparseCategoricalAccuracy", SparseCategoricalAccuracy::new);

    private SparseCategoricalAccuracy(Values values) {
        super(values);
    }

    /** The metric. */
    public static SparseCategoricalAccuracy of() {
        return KIND.create(KIND.values());
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        var trailing = yTrue.shape().rank() == yPred.shape().rank() && yTrue.shape().size(-1) == 1;
        var labels = trailing ? Ranks.squeeze(yTrue) : yTrue;
        var predicted = argMax(yPred);
        if (!labels.shape().equals(predicted.shape())) {
            throw new IllegalArgumentException(name() + ": expected an integer label for each prediction, of shape " + predicted.shape()
                    + ", received labels of shape " + yTrue.shape() + "; for one-hot labels use categorical_accuracy");
        }
        return equal(cast(labels, DType.FLOAT32), cast(predicted, DType.FLOAT32));
    }
}
