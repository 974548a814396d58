package io.lanewise.golden;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the comparisons of a case: keeps the largest error and the worst place that is not near enough. */
public final class Comparison {
    private final Tolerance tolerance;
    private double largestError = Double.NaN;
    private double worstError = Double.NEGATIVE_INFINITY;
    private @Nullable String worst;

    /** A comparison of nothing yet. */
    public Comparison(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /** Compares two numbers. */
    public Comparison number(String where, double expected, double received) {
        compare(() -> where, expected, received);
        return this;
    }

    /** Compares a tensor, shape and elements. */
    public Comparison array(String where, GoldenArray expected, Tensor received) {
        if (!received.shape().equals(expected.shape())) {
            return different(where, "shape " + expected.shape(), received.shape());
        }
        for (var i = 0; i < expected.data().length; i++) {
            var position = i;
            compare(() -> where + index(position, expected.shape()), expected.data()[i], received.at(i));
        }
        return this;
    }

    /** Compares anything that must be equal, such as a text or an epoch. */
    public Comparison equal(String where, @Nullable Object expected, @Nullable Object received) {
        return Objects.equals(expected, received) ? this : different(where, expected, received);
    }

    /** Passed if everything so far is near enough; else failed with the worst place. */
    public Outcome outcome() {
        return worst == null ? new Outcome.Passed(Double.isNaN(largestError) ? 0 : largestError) : new Outcome.Failed(worst, largestError);
    }

    private void compare(Supplier<String> where, double expected, double received) {
        var error = Tolerance.error(expected, received);
        // Math.max would keep the NaN that stands for "nothing compared".
        largestError = largestError >= error ? largestError : error;
        if (!tolerance.accepts(expected, received)) {
            failed(where.get() + ": expected " + expected + ", received " + received, error);
        }
    }

    private Comparison different(String where, @Nullable Object expected, @Nullable Object received) {
        failed(where + ": expected " + expected + ", received " + received, Double.POSITIVE_INFINITY);
        return this;
    }

    private void failed(String place, double error) {
        if (error > worstError) {
            worstError = error;
            worst = place;
        }
    }

    private static String index(int position, Shape shape) {
        var index = new int[shape.rank()];
        var rest = position;
        for (var axis = shape.rank() - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return Arrays.toString(index);
    }
}
