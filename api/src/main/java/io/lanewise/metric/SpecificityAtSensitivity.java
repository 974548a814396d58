package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;

/** The largest specificity at thresholds where the sensitivity is at least a given one. */
public final class SpecificityAtSensitivity extends OperatingPoint<SpecificityAtSensitivity> {
    /** The least sensitivity, from 0 to 1. */
    public static final Option<Double> SENSITIVITY = MetricOptions.requiredShare("sensitivity");

    static final Kind<SpecificityAtSensitivity> KIND = point("SpecificityAtSensitivity", SpecificityAtSensitivity::new, SENSITIVITY);

    private SpecificityAtSensitivity(Values values) {
        super(values);
    }

    /** The metric at this sensitivity, with 200 thresholds. */
    public static SpecificityAtSensitivity of(double sensitivity) {
        return KIND.create(KIND.values().with(SENSITIVITY, sensitivity));
    }

    @Override
    double[] result(Confusion counts) {
        return largest(counts.specificity(), counts.recall(), get(SENSITIVITY));
    }
}
