package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/** The mean of the predictions themselves: of each sample first, then of samples, with their weights. Labels are not looked at. */
public final class Mean extends MeanMetric<Mean> {
    static final Kind<Mean> KIND = kind("Mean", Mean::new);

    private Mean(Values values) {
        super(values);
    }

    /** The metric. */
    public static Mean of() {
        return KIND.create(KIND.values());
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        return MetricInputs.floats(yPred);
    }
}
