package io.lanewise.train;

import io.lanewise.callback.Mode;
import io.lanewise.graph.Buffer;
import java.util.List;
import java.util.function.Function;

/**
 * A number that is shown besides the loss, and the windows of the statistics it is made of.
 *
 * @param name what logs call it
 * @param perSample whether its statistics are means over the batch, to be weighted by its size, rather than sums
 * @param statistics the windows
 * @param direction when it is better, for callbacks
 * @param result from the sums of the statistics over batches, and the number of samples, to the number, or to the several that a metric has
 */
record Tracked(String name, boolean perSample, List<Buffer> statistics, Mode direction, Function<Sums, double[]> result) {
    Tracked {
        statistics = List.copyOf(statistics);
    }

    /** How many numbers the result has: one for each class, say. */
    int count() {
        return result.apply(new Sums(statistics.stream().map(window -> new double[window.length()]).toList(), 0)).length;
    }

    /**
     * What has been added up.
     *
     * @param statistics the sums of each statistic
     * @param samples the number of samples
     */
    @SuppressWarnings("ArrayRecordComponent") // laid out once, never compared
    record Sums(List<double[]> statistics, long samples) {}
}
