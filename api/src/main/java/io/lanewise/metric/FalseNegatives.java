package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/** The weighted number of outputs whose label is 1 though the prediction is not above the threshold. */
public final class FalseNegatives extends ConfusionCount<FalseNegatives> {
    static final Kind<FalseNegatives> KIND = counting("FalseNegatives", FalseNegatives::new);

    private FalseNegatives(Values values) {
        super(values);
    }

    /** The metric with a threshold of ½. */
    public static FalseNegatives of() {
        return KIND.create(KIND.values());
    }

    @Override
    double[] result(Confusion counts) {
        return counts.falseNegatives();
    }
}
