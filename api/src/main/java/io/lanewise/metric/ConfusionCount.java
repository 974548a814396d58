package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.List;
import java.util.function.Function;

/**
 * The weighted number of predictions of one kind, at each threshold.
 *
 * @param <S> its own class
 */
public abstract class ConfusionCount<S extends ConfusionCount<S>> extends ConfusionMetric<S> {
    /** Predictions above it count as 1: a number or several; ½ by default. */
    public static final Option<Thresholds> THRESHOLDS = MetricOptions.thresholds();

    ConfusionCount(Values values) {
        super(values, Cutoffs.of(values.find(THRESHOLDS).map(Thresholds::numbers).orElse(List.of(0.5))));
    }

    static <M> Kind<M> counting(String className, Function<Values, M> factory) {
        return kind(className, factory, THRESHOLDS);
    }

    /** The same with another threshold. */
    public final S withThreshold(double threshold) {
        return with(THRESHOLDS, Thresholds.of(threshold));
    }

    /** The same with several thresholds, each of which has a result. */
    public final S withThresholds(double... thresholds) {
        return with(THRESHOLDS, Thresholds.of(thresholds));
    }
}
