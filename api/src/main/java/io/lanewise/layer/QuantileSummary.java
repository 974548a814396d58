package io.lanewise.layer;

import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers in ascending order that stand for many, each with a weight: how many. Two summaries are merged and kept small, so that quantiles of
 * any amount of data are known to a tolerance.
 *
 * <p>Source: Keras's {@code discretization.summarize}, {@code merge_summaries} and {@code compress_summary}, in NumPy's precision.
 *
 * @param points the numbers with their weights
 */
record QuantileSummary(List<Point> points) {
    /** None yet. */
    static final QuantileSummary EMPTY = new QuantileSummary(List.of());

    /**
     * A number that stands for as many as its weight.
     *
     * @param number the number
     * @param weight how many
     */
    record Point(float number, float weight) {}

    /** The summary of a batch: every so many sorted numbers one, about 1 / epsilon of them. */
    static QuantileSummary of(Tensor data, double epsilon) {
        var numbers = new float[data.elements()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = (float) data.at(i);
        }
        Arrays.sort(numbers);
        var step = Math.max(numbers.length / (1.0 / epsilon), 1);
        var points = new ArrayList<Point>();
        for (var i = (int) (step - 1); i < numbers.length; i += (int) step) {
            points.add(new Point(numbers[i], (float) step));
        }
        return new QuantileSummary(points);
    }

    /** This and what was known before, to a tolerance. */
    QuantileSummary merge(QuantileSummary before, double epsilon) {
        var all = new ArrayList<>(points);
        all.addAll(before.points);
        all.sort(Comparator.comparingDouble(Point::number));
        return new QuantileSummary(all).compress(epsilon);
    }

    /** What parts the numbers into so many bins of equally many. */
    List<Double> boundaries(int bins) {
        var compressed = compress(1.0 / bins).points;
        return compressed.stream().limit(Math.max(0, compressed.size() - 1)).map(point -> (double) point.number()).toList();
    }

    private QuantileSummary compress(double epsilon) {
        if (points.size() * epsilon < 1) {
            return this;
        }
        var numbers = points.stream().mapToDouble(Point::number).toArray();
        var sums = new double[numbers.length];
        var shares = new double[numbers.length];
        var sum = 0f;
        for (var i = 0; i < sums.length; i++) {
            sum += points.get(i).weight();
            sums[i] = sum;
        }
        for (var i = 0; i < sums.length; i++) {
            shares[i] = (float) sums[i] / sum;
        }
        var count = (int) Math.ceil(1.0 / epsilon);
        var compressed = new ArrayList<Point>();
        var before = 0.0;
        for (var i = 0; i < count; i++) {
            var share = epsilon + i * epsilon;
            var upTo = between(share, shares, sums);
            compressed.add(new Point((float) between(share, shares, numbers), (float) (upTo - before)));
            before = upTo;
        }
        return new QuantileSummary(compressed);
    }

    /** The value at x of the line through points (ascending[i], values[i]), level before and behind. */
    private static double between(double x, double[] ascending, double[] values) {
        if (x < ascending[0]) {
            return values[0];
        }
        var right = 0;
        while (right < ascending.length && ascending[right] <= x) {
            right++;
        }
        var left = right - 1;
        if (right == ascending.length || ascending[left] == x) {
            return values[left];
        }
        var slope = (values[right] - values[left]) / (ascending[right] - ascending[left]);
        return slope * (x - ascending[left]) + values[left];
    }
}
