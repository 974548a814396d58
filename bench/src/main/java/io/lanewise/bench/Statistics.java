package io.lanewise.bench;

import java.util.Arrays;
import java.util.Collection;

/** Middles and spreads. */
public final class Statistics {
    private Statistics() {}

    /** The middle one, or the mean of the two in the middle. */
    public static double median(double... values) {
        return quantile(values, 0.5);
    }

    /** Half of the distance between the first and the third quartile. */
    public static double spread(double... values) {
        return (quantile(values, 0.75) - quantile(values, 0.25)) / 2;
    }

    private static double quantile(double[] values, double part) {
        if (values.length == 0) {
            throw new IllegalArgumentException("statistics: expected at least one value, received none");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var place = part * (sorted.length - 1);
        var below = (int) place;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The root of the product: the mean for ratios. */
    public static double geometricMean(Collection<Double> values) {
        return Math.exp(values.stream().mapToDouble(Math::log).average()
                .orElseThrow(() -> new IllegalArgumentException("geometric mean: expected at least one value, received none")));
    }
}
