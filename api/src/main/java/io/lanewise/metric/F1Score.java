package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/** The harmonic mean of precision and recall of each class: 2 · precision · recall / (precision + recall). */
public final class F1Score extends FScore<F1Score> {
    static final Kind<F1Score> KIND = kind("F1Score", F1Score::new, AVERAGE, THRESHOLD);

    private F1Score(Values values) {
        super(values);
    }

    /** A score for each class, of the largest predictions. */
    public static F1Score of() {
        return KIND.create(KIND.values());
    }

    @Override
    double beta() {
        return 1;
    }
}
