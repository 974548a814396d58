package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/** The share of what is 1 that is predicted so: TP / (TP + FN), 0 of none. */
public final class Recall extends PositivesShare<Recall> {
    static final Kind<Recall> KIND = share("Recall", Recall::new);

    private Recall(Values values) {
        super(values);
    }

    /** The metric with a threshold of ½. */
    public static Recall of() {
        return KIND.create(KIND.values());
    }

    @Override
    double[] result(Confusion counts) {
        return counts.recall();
    }
}
