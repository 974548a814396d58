package io.lanewise.check;

import io.lanewise.graph.ReferenceRun;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * The derivative of a scalar by one element of a leaf, differenced in float64.
 *
 * @param element the element's place in the row-major order
 * @param value the derivative
 * @param disagreement how far apart estimates from two step sizes, and from either side, lie: large at a kink
 * @param reach the sum of the magnitudes of those terms of the scalar that the element has a part in
 */
record Slope(int element, double value, double disagreement, double reach) {
    /**
     * Central differences at two steps, extrapolated; the function is evaluated at x, x ± h and x ± h/2.
     *
     * @param step h as a fraction of max(1, |x|)
     */
    static Slope of(ReferenceRun run, Subject.Traced traced, Value leaf, int element, double step) {
        var scalar = traced.scalar();
        var terms = traced.terms().stream().map(term -> run.get(term).data()).toList();
        var numbers = run.get(leaf).data();
        var x = numbers[element];
        var h = step * Math.max(1, Math.abs(x));
        var middle = run.get(scalar).data()[0];
        var above = at(run, scalar, leaf, element, x + h);
        var below = at(run, scalar, leaf, element, x - h);
        var nearAbove = at(run, scalar, leaf, element, x + h / 2);
        var nearBelow = at(run, scalar, leaf, element, x - h / 2);
        at(run, scalar, leaf, element, Double.NaN);
        var reach = reach(terms, traced.terms().stream().map(term -> run.get(term).data()).toList());
        numbers[element] = x;
        run.changed(leaf);

        var wide = (above - below) / (2 * h);
        var narrow = (nearAbove - nearBelow) / h;
        var right = (4 * (nearAbove - middle) - (above - middle)) / h;
        var left = (4 * (middle - nearBelow) - (middle - below)) / h;
        return new Slope(element, (4 * narrow - wide) / 3, Math.max(Math.abs(wide - narrow), Math.abs(right - left)), reach);
    }

    /** An element has a part in what is NaN when the element is. */
    private static double reach(List<double[]> terms, List<double[]> atNan) {
        var reach = 0.0;
        for (var term = 0; term < terms.size(); term++) {
            for (var i = 0; i < terms.get(term).length; i++) {
                reach += Double.isNaN(atNan.get(term)[i]) ? Math.abs(terms.get(term)[i]) : 0;
            }
        }
        return reach;
    }

    private static double at(ReferenceRun run, Value scalar, Value leaf, int element, double x) {
        run.get(leaf).data()[element] = x;
        run.changed(leaf);
        return run.get(scalar).data()[0];
    }
}
