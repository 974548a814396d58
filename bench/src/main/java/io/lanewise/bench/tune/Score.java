package io.lanewise.bench.tune;

import io.lanewise.bench.Statistics;
import io.lanewise.engine.Tuning;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a tuning did in a race.
 *
 * @param tuning which
 * @param gigaflops 10⁹ floating-point operations a second in each fork, the geometric mean over the products
 */
record Score(Tuning tuning, List<Double> gigaflops) {
    /** What two measurements of the same code differ by on a machine that does other things too. */
    private static final double MARGIN = 0.02;

    /** The same where a single fork does not tell how far apart they lie. */
    private static final double MARGIN_OF_ONE_FORK = 0.05;

    /** The middle one of the forks. */
    double middle() {
        return Statistics.median(gigaflops.stream().mapToDouble(each -> each).toArray());
    }

    /** Its speed over another's: the median over the forks, in each of which both ran in turn. */
    double ratio(Score other) {
        return Statistics.median(ratios(other));
    }

    /** How far these ratios lie apart. */
    double spread(Score other) {
        return Statistics.spread(ratios(other));
    }

    /** Whether it is faster by more than chance. */
    boolean beats(Score other) {
        return ratio(other) > 1 + (gigaflops.size() == 1 ? MARGIN_OF_ONE_FORK : Math.max(MARGIN, spread(other)));
    }

    private double[] ratios(Score other) {
        return IntStream.range(0, gigaflops.size()).mapToDouble(fork -> gigaflops.get(fork) / other.gigaflops.get(fork)).toArray();
    }
}
