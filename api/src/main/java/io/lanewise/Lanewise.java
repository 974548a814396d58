package io.lanewise;

import io.lanewise.engine.WarmUp;
import io.lanewise.engine.Workers;
import io.lanewise.model.DefaultSeed;

/** What concerns the whole process. */
public final class Lanewise {
    static {
        // Mostly the first line of a program, before it has any data.
        WarmUp.start();
    }

    private Lanewise() {}

    /**
     * Sets the seed of models made from now on. The same seed gives the same bits, for any number of threads; without a call it
     * is 0. Two models of the same layers and seed begin with the same weights.
     */
    public static void seed(long seed) {
        DefaultSeed.set(seed);
    }

    /** Ends the worker threads, so that nothing of the library stays behind in the process; the next computation starts new ones. */
    public static void close() {
        Workers.close();
    }
}
