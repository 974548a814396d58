package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A share of positives at each threshold, of all classes together, of the largest predictions alone, or of one class.
 *
 * @param <S> its own class
 */
public abstract class PositivesShare<S extends PositivesShare<S>> extends ConfusionMetric<S> {
    /** Predictions above it count as 1: a number or several; ½ by default, with {@link #TOP_K} none. */
    public static final Option<Thresholds> THRESHOLDS = MetricOptions.thresholds();
    /** How many of the largest predictions of a sample count as 1 if they are above the threshold; all by default. */
    public static final Option<Integer> TOP_K = Option.optional("top_k", OptionType.INTEGER).within("an integer above 0", k -> k > 0);
    /** The only class that counts; all by default. */
    public static final Option<Integer> CLASS_ID = MetricOptions.classId();

    PositivesShare(Values values) {
        super(values, Cutoffs.of(values.find(THRESHOLDS).map(Thresholds::numbers).orElse(List.of(values.find(TOP_K).isPresent() ? LOWEST : 0.5))));
    }

    static <M> Kind<M> share(String className, Function<Values, M> factory) {
        return kind(className, factory, THRESHOLDS, TOP_K, CLASS_ID);
    }

    /** The same with another threshold. */
    public final S withThreshold(double threshold) {
        return with(THRESHOLDS, Thresholds.of(threshold));
    }

    /** The same with several thresholds, each of which has a result. */
    public final S withThresholds(double... thresholds) {
        return with(THRESHOLDS, Thresholds.of(thresholds));
    }

    /** The same for the largest predictions of each sample. */
    public final S withTopK(int k) {
        return with(TOP_K, k);
    }

    /** The same for one class. */
    public final S withClassId(int id) {
        return with(CLASS_ID, id);
    }

    @Override
    final Optional<Integer> topK() {
        return find(TOP_K);
    }

    @Override
    final Optional<Integer> classId() {
        return find(CLASS_ID);
    }
}
