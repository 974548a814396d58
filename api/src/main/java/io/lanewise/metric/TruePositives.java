package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/** The weighted number of outputs whose label is 1 and whose prediction is above the threshold. */
public final class TruePositives extends ConfusionCount<TruePositives> {
    static final Kind<TruePositives> KIND = counting("TruePositives", TruePositives::new);

    private TruePositives(Values values) {
        super(values);
    }

    /** The metric with a threshold of ½. */
    public static TruePositives of() {
        return KIND.create(KIND.values());
    }

    @Override
    double[] result(Confusion counts) {
        return counts.truePositives();
    }
}
