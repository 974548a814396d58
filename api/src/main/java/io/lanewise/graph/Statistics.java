package io.lanewise.graph;

import io.lanewise.tensor.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * What the numbers of a value look like. Smallest, largest and mean are those of the finite numbers, NaN if there are none.
 *
 * @param spec shape and type
 * @param min the smallest
 * @param mean their mean
 * @param max the largest
 * @param nans how many are NaN
 * @param infinities how many are infinite
 */
public record Statistics(Spec spec, double min, double mean, double max, int nans, int infinities) {
    /** The statistics of a value as it lies in its window now. */
    public static Statistics of(Buffer buffer) {
        var min = Double.POSITIVE_INFINITY;
        var max = Double.NEGATIVE_INFINITY;
        var sum = 0.0;
        var nans = 0;
        var infinities = 0;
        for (var i = buffer.offset(); i < buffer.offset() + buffer.length(); i++) {
            var number = buffer.spec().dtype() == DType.FLOAT32 ? buffer.floats()[i] : (double) buffer.ints()[i];
            if (Double.isNaN(number)) {
                nans++;
            } else if (Double.isInfinite(number)) {
                infinities++;
            } else {
                min = Math.min(min, number);
                max = Math.max(max, number);
                sum += number;
            }
        }
        var finite = buffer.length() - nans - infinities;
        return finite == 0
                ? new Statistics(buffer.spec(), Double.NaN, Double.NaN, Double.NaN, nans, infinities)
                : new Statistics(buffer.spec(), min, sum / finite, max, nans, infinities);
    }

    /**
     * Runs a program, whose inputs are filled, op by op, and prints a line for each value as soon as it is computed:
     * {@code %7 float32 (32, 10) = Softmax(%6): min 0.01 mean 0.1 max 0.4}, and how many are NaN or infinite if any are.
     */
    public static void print(Program program, Appendable out) {
        program.run((value, buffer) -> {
            try {
                out.append(value.toString()).append(" = ").append(value.source().toString()).append(": ").append(of(buffer).numbers()).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String numbers() {
        return String.format(Locale.ROOT, "min %.4g mean %.4g max %.4g", min, mean, max)
                + (nans > 0 ? " NaN " + nans : "")
                + (infinities > 0 ? " infinite " + infinities : "");
    }

    /** Such as {@code float32 (32, 10): min 0.01 mean 0.1 max 0.4}. */
    @Override
    public String toString() {
        return spec + ": " + numbers();
    }
}
