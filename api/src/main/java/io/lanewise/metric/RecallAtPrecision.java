package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;

/** The largest recall at thresholds where the precision is at least a given one. */
public final class RecallAtPrecision extends OperatingPoint<RecallAtPrecision> {
    /** The least precision, from 0 to 1. */
    public static final Option<Double> PRECISION = MetricOptions.requiredShare("precision");

    static final Kind<RecallAtPrecision> KIND = point("RecallAtPrecision", RecallAtPrecision::new, PRECISION);

    private RecallAtPrecision(Values values) {
        super(values);
    }

    /** The metric at this precision, with 200 thresholds. */
    public static RecallAtPrecision of(double precision) {
        return KIND.create(KIND.values().with(PRECISION, precision));
    }

    @Override
    double[] result(Confusion counts) {
        return largest(counts.recall(), counts.precision(), get(PRECISION));
    }
}
