package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;

/** The largest precision at thresholds where the recall is at least a given one. */
public final class PrecisionAtRecall extends OperatingPoint<PrecisionAtRecall> {
    /** The least recall, from 0 to 1. */
    public static final Option<Double> RECALL = MetricOptions.requiredShare("recall");

    static final Kind<PrecisionAtRecall> KIND = point("PrecisionAtRecall", PrecisionAtRecall::new, RECALL);

    private PrecisionAtRecall(Values values) {
        super(values);
    }

    /** The metric at this recall, with 200 thresholds. */
    public static PrecisionAtRecall of(double recall) {
        return KIND.create(KIND.values().with(RECALL, recall));
    }

    @Override
    double[] result(Confusion counts) {
        return largest(counts.precision(), counts.recall(), get(RECALL));
    }
}
