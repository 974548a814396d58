package io.lanewise.bench;

import java.util.stream.DoubleStream;

/** Times something that is repeated. */
public final class Stopwatch {
    /** As long as a batch takes at least, so that reading the clock, some 50 ns, does not count. */
    private static final double BATCH_SECONDS = 50e-6;

    /** What takes so many times longer than it should altogether is not repeated. */
    private static final double PATIENCE = 4;

    private Stopwatch() {}

    /** The seconds that one run takes: the median of the batches that fit in a time, after one run that fills the caches. */
    public static double seconds(Runnable task, double budget) {
        var first = time(task, 1);
        if (first > PATIENCE * budget) {
            return first;
        }
        var batch = first > BATCH_SECONDS ? 1 : (int) Math.ceil(BATCH_SECONDS / time(task, 1));
        var batches = DoubleStream.builder();
        var left = budget;
        do {
            var seconds = time(task, batch);
            batches.add(seconds / batch);
            left -= seconds;
        } while (left > 0);
        return Statistics.median(batches.build().toArray());
    }

    private static double time(Runnable task, int repetitions) {
        var start = System.nanoTime();
        for (var i = 0; i < repetitions; i++) {
            task.run();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
