package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.Optional;
import java.util.function.Function;

/**
 * The largest value of one share at those thresholds where another has at least a given value; 0 if there are none.
 *
 * @param <S> its own class
 */
public abstract class OperatingPoint<S extends OperatingPoint<S>> extends ConfusionMetric<S> {
    /** How many thresholds, evenly distributed from 0 to 1, are tried; ½ if it is one. */
    public static final Option<Integer> NUM_THRESHOLDS = MetricOptions.thresholdCount(1);
    /** The only class that counts; all by default. */
    public static final Option<Integer> CLASS_ID = MetricOptions.classId();

    OperatingPoint(Values values) {
        super(values, Cutoffs.even(values.get(NUM_THRESHOLDS)));
    }

    static <M> Kind<M> point(String className, Function<Values, M> factory, Option<Double> value) {
        return kind(className, factory, value, NUM_THRESHOLDS, CLASS_ID);
    }

    /** The same with another number of thresholds. */
    public final S withNumThresholds(int count) {
        return with(NUM_THRESHOLDS, count);
    }

    /** The same for one class. */
    public final S withClassId(int id) {
        return with(CLASS_ID, id);
    }

    @Override
    final Optional<Integer> classId() {
        return find(CLASS_ID);
    }

    /** Compared as float32, as Keras does: a share that should be the given value must not fail by a last digit. */
    static double[] largest(double[] shares, double[] constrained, double least) {
        var best = 0.0;
        for (var i = 0; i < shares.length; i++) {
            if ((float) constrained[i] >= (float) least) {
                best = Math.max(best, shares[i]);
            }
        }
        return new double[] {best};
    }
}
