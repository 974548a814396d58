package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/** The mean of precision and recall of each class in which recall counts β times as much (van Rijsbergen 1979). */
public final class FBetaScore extends FScore<FBetaScore> {
    /** How much more recall counts than precision. */
    public static final Option<Double> BETA = Option.of("beta", OptionType.NUMBER, 1.0).within("a number above 0", beta -> beta > 0);

    static final Kind<FBetaScore> KIND = kind("FBetaScore", FBetaScore::new, AVERAGE, BETA, THRESHOLD);

    private FBetaScore(Values values) {
        super(values);
    }

    /** A score for each class, of the largest predictions. */
    public static FBetaScore of(double beta) {
        return KIND.create(KIND.values().with(BETA, beta));
    }

    @Override
    double beta() {
        return get(BETA);
    }

    @Override
    protected String defaultName() {
        return "fbeta_score";
    }
}
