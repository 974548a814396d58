package io.lanewise.metric;

import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.greater;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/** The share of outputs on the side of a threshold that their label 0 or 1 asks for; on the threshold is below it. */
public final class BinaryAccuracy extends MeanMetric<BinaryAccuracy> {
    /** Predictions above it are 1. */
    public static final Option<Double> THRESHOLD =
            Option.of("threshold", OptionType.NUMBER, 0.5);

    static final Kind<BinaryAccuracy> KIND = kind("BinaryAccuracy", BinaryAccuracy::new, THRESHOLD);

    private BinaryAccuracy(Values values) {
        super(values);
    }

    /** The metric with a threshold of ½. */
    public static BinaryAccuracy of() {
        return KIND.create(KIND.values());
    }

    /** The same with another threshold. */
    public BinaryAccuracy withThreshold(double threshold) {
        return with(THRESHOLD, threshold);
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        var pair = broadcastable(yTrue, yPred);
        return equal(pair.first(), greater(pair.second(), get(THRESHOLD)));
    }
}
