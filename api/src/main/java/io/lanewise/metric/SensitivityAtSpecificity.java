package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;

/** The largest sensitivity at thresholds where the specificity is at least a given one. */
public final class SensitivityAtSpecificity extends OperatingPoint<SensitivityAtSpecificity> {
    /** The least specificity, from 0 to 1. */
    public static final Option<Double> SPECIFICITY = MetricOptions.requiredShare("specificity");

    static final Kind<SensitivityAtSpecificity> KIND = point("SensitivityAtSpecificity", SensitivityAtSpecificity::new, SPECIFICITY);

    private SensitivityAtSpecificity(Values values) {
        super(values);
    }

    /** The metric at this specificity, with 200 thresholds. */
    public static SensitivityAtSpecificity of(double specificity) {
        return KIND.create(KIND.values().with(SPECIFICITY, specificity));
    }

    @Override
    double[] result(Confusion counts) {
        return largest(counts.recall(), counts.specificity(), get(SPECIFICITY));
    }
}
