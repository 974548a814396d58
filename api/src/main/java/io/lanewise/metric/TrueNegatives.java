package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/** The weighted number of outputs whose label is 0 and whose prediction is not above the threshold. */
public final class TrueNegatives extends ConfusionCount<TrueNegatives> {
    static final Kind<TrueNegatives> KIND = counting("TrueNegatives", TrueNegatives::new);

    private TrueNegatives(Values values) {
        super(values);
    }

    /** The metric with a threshold of ½. */
    public static TrueNegatives of() {
        return KIND.create(KIND.values());
    }

    @Override
    double[] result(Confusion counts) {
        return counts.trueNegatives();
    }
}
