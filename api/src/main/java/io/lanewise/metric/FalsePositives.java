package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/** The weighted number of outputs whose label is 0 though the prediction is above the threshold. */
public final class FalsePositives extends ConfusionCount<FalsePositives> {
    static final Kind<FalsePositives> KIND = counting("FalsePositives", FalsePositives::new);

    private FalsePositives(Values values) {
        super(values);
    }

    /** The metric with a threshold of ½. */
    public static FalsePositives of() {
        return KIND.create(KIND.values());
    }

    @Override
    double[] result(Confusion counts) {
        return counts.falsePositives();
    }
}
