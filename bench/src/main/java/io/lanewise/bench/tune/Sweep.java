package io.lanewise.bench.tune;

import io.lanewise.engine.Tuning;
import io.lanewise.engine.TuningNumber;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A number that is varied while the others stay.
 *
 * @param number which
 * @param workload what it is judged by
 */
record Sweep(TuningNumber number, Workload workload) {
    /** The tunings to compare, the present one first. */
    List<Tuning> candidates(Tuning present, List<Double> factors) {
        var value = number.of(present);
        var others = number.least() + number.step() == number.most()
                ? LongStream.of(number.least(), number.most())
                : factors.stream().mapToLong(factor -> nearest(value * factor));
        return LongStream.concat(LongStream.of(value), others).distinct().mapToObj(other -> present.with(number, other)).toList();
    }

    private long nearest(double value) {
        var within = Math.clamp(value, (double) number.least(), (double) number.most());
        return number.least() + Math.round((within - number.least()) / number.step()) * number.step();
    }
}
