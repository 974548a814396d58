package io.lanewise.bench.gemm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param forks how often all processes are started anew: C2's code differs from one to the next
 * @param rounds turns that each library has at each product in a fork
 * @param startSeconds for which a library in Java warms up after its start
 * @param warmUpSeconds of its turn before the rounds, which does not count
 * @param turnSeconds of a turn
 * @param largest the floating-point operations of the largest product
 * @param largestForEjml the same for EJML, which takes its time
 */
record Plan(int forks, int rounds, double startSeconds, double warmUpSeconds, double turnSeconds, double largest, double largestForEjml) {
    /** Eleven minutes on two cores; EJML's largest products, of which one takes up to eight seconds, would take as long again. */
    static final Plan FULL = new Plan(5, 5, 10, 0.2, 0.06, Double.MAX_VALUE, 0.3e9);

    /** Some 40 seconds with the start of everything, on two cores. */
    static final Plan QUICK = new Plan(1, 3, 6, 0.03, 0.012, 3e9, 0.15e9);

    /** Says what is left out. */
    List<String> omissions() {
        var omissions = new ArrayList<String>();
        if (largest < Double.MAX_VALUE) {
            omissions.add(String.format(Locale.ROOT, "left out: products above %.0f GFLOP", largest / 1e9));
        }
        if (largestForEjml < Double.MAX_VALUE) {
            omissions.add(String.format(Locale.ROOT, "left out: products above %.2f GFLOP with EJML", largestForEjml / 1e9));
        }
        return omissions;
    }

    boolean includes(Contestant contestant, Product product) {
        return product.flops() <= (contestant == Contestant.EJML ? Math.min(largest, largestForEjml) : largest);
    }
}
