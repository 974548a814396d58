package io.lanewise.bench;

/** Times something that is repeated. */
public final class Stopwatch {
    /** As long as a batch takes at least, so that reading the clock, some 50 ns, does not count. */
    private static final double BATCH_SECONDS = 50e-6;

    /** What takes so many times longer than it should altogether is not repeated. */
    private static final double PATIENCE = 4;

    private Stopwatch() {}

    /**
     * The seconds that one run takes: the fastest of the batches that fit in the second half of a time, since whatever else a shared
     * machine does only adds to a time. In the first half caches fill, and threads that slept find a processor each.
     */
    public static double seconds(Runnable task, double budget) {
        var first = time(task, 1);
        if (first > PATIENCE * budget) {
            return first;
        }
        var batch = first > BATCH_SECONDS ? 1 : (int) Math.ceil(BATCH_SECONDS / time(task, 1));
        for (var left = budget / 2 - first; left > 0; ) {
            left -= time(task, batch);
        }
        var fastest = Double.POSITIVE_INFINITY;
        for (var left = budget / 2; left > 0; ) {
            var seconds = time(task, batch);
            fastest = Math.min(fastest, seconds);
            left -= seconds;
        }
        return fastest / batch;
    }

    private static double time(Runnable task, int repetitions) {
        var start = System.nanoTime();
        for (var i = 0; i < repetitions; i++) {
            task.run();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
