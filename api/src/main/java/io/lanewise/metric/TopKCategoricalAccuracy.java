package io.lanewise.metric;

import static io.lanewise.op.Ops.argMax;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The share of samples whose label is among the k classes predicted most likely; classes as likely as the label do not stand before it.
 *
 * <p><b>Shapes.</b> One-hot labels and predictions (batch, …, classes).
 */
public final class TopKCategoricalAccuracy extends MeanMetric<TopKCategoricalAccuracy> {
    /** How many classes count as right. */
    public static final Option<Integer> K = TopK.K;

    static final Kind<TopKCategoricalAccuracy> KIND = kind("TopKCategoricalAccuracy", TopKCategoricalAccuracy::new, K);

    private TopKCategoricalAccuracy(Values values) {
        super(values);
    }

    /** The metric for this many classes. */
    public static TopKCategoricalAccuracy of(int k) {
        return KIND.create(KIND.values().with(K, k));
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        if (!yTrue.shape().equals(yPred.shape())) {
            throw new IllegalArgumentException(name() + ": expected one-hot labels of the prediction's shape " + yPred.shape() + ", received " + yTrue.shape()
                    + "; for integer labels use sparse_top_k_categorical_accuracy");
        }
        return TopK.contains(argMax(MetricInputs.floats(yTrue)), yPred, get(K));
    }
}
