package io.lanewise.check;

import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a {@link GradientCheck} found.
 *
 * @param entries one for each parameter
 * @param tolerance the largest relative error that passes
 */
public record GradientReport(List<Entry> entries, double tolerance) {
    /** Copies the list. */
    public GradientReport {
        entries = List.copyOf(entries);
    }

    /**
     * What was found of one parameter.
     *
     * @param parameter its name
     * @param shape its shape
     * @param compared how many elements were compared
     * @param skipped how many were not, since the function has a kink there or is not defined
     * @param element the element with the largest relative error, in row-major order; −1 if none was compared
     * @param computed its gradient in float32, by the kernels
     * @param expected its gradient by differences of the definition in float64
     * @param relativeError how far they are apart, in terms of the larger one
     */
    public record Entry(String parameter, Shape shape, int compared, int skipped, int element, double computed, double expected, double relativeError) {
        private boolean passed(double tolerance) {
            return relativeError <= tolerance && (compared > 0 || skipped == 0);
        }

        /** The worst element's index, an index an axis. */
        private List<Integer> index() {
            var index = new ArrayList<Integer>();
            var rest = element;
            for (var axis = shape.rank() - 1; axis >= 0; axis--) {
                index.add(rest % shape.size(axis));
                rest /= shape.size(axis);
            }
            Collections.reverse(index);
            return index;
        }

        @Override
        public String toString() {
            var counts = parameter + " " + shape + ": " + compared + " compared, " + skipped + " skipped at kinks";
            return compared == 0
                    ? counts
                    : counts + String.format(
                            Locale.ROOT, "; worst at %s: computed %.8g, expected %.8g, relative error %.2g", index(), computed, expected, relativeError);
        }
    }

    /** Whether every parameter's gradient is right, and at least one element of each could be compared. */
    public boolean passed() {
        return entries.stream().allMatch(entry -> entry.passed(tolerance));
    }

    /** How many elements were compared. */
    public int compared() {
        return entries.stream().mapToInt(Entry::compared).sum();
    }

    /** How many elements were skipped at kinks. */
    public int skipped() {
        return entries.stream().mapToInt(Entry::skipped).sum();
    }

    /** The largest relative error of all; 0 if there is nothing to compare. */
    public double worst() {
        return entries.stream().mapToDouble(Entry::relativeError).max().orElse(0);
    }

    /**
     * This report, if it {@link #passed}.
     *
     * @throws AssertionError with its text, if not
     */
    public GradientReport orThrow() {
        if (!passed()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    /** One line in all and one for each parameter. */
    @Override
    public String toString() {
        var summary = String.format(
                Locale.ROOT, "gradient check %s: %d elements compared, %d skipped at kinks, worst relative error %.2g (at most %.2g passes)",
                passed() ? "passed" : "FAILED", compared(), skipped(), worst(), tolerance);
        return entries.stream().map(entry -> "\n  " + (entry.passed(tolerance) ? "" : "FAILED ") + entry).collect(Collectors.joining("", summary, ""));
    }
}
