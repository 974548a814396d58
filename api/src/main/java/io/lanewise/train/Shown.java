package io.lanewise.train;

import io.lanewise.callback.Mode;
import io.lanewise.graph.Value;
import io.lanewise.metric.Direction;
import io.lanewise.metric.Metric;
import java.util.List;
import java.util.function.Function;

/**
 * A number that is shown besides the loss, on a tape.
 *
 * @param name what logs call it
 * @param perSample whether its statistics are means over the batch
 * @param statistics what adds up
 * @param direction when it is better, for callbacks
 * @param result from the sums to the number, or to the several that a metric has
 */
record Shown(String name, boolean perSample, List<Value> statistics, Mode direction, Function<Tracked.Sums, double[]> result) {
    static Shown mean(String name, Value scalar, Mode direction) {
        return new Shown(name, true, List.of(scalar), direction, sums -> new double[] {sums.samples() == 0 ? 0 : sums.statistics().getFirst()[0] / sums.samples()});
    }

    static Shown metric(String name, Metric metric, List<Value> statistics) {
        var direction = metric.direction().map(way -> way == Direction.UP ? Mode.MAX : Mode.MIN).orElse(Mode.AUTO);
        return new Shown(name, false, statistics, direction, sums -> metric.result(sums.statistics()));
    }
}
