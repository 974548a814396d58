package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/** The share of what is predicted 1 that is 1: TP / (TP + FP), 0 of none. */
public final class Precision extends PositivesShare<Precision> {
    static final Kind<Precision> KIND = share("Precision", Precision::new);

    private Precision(Values values) {
        super(values);
    }

    /** The metric with a threshold of ½. */
    public static Precision of() {
        return KIND.create(KIND.values());
    }

    @Override
    double[] result(Confusion counts) {
        return counts.precision();
    }
}
