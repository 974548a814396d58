package io.lanewise.engine;

import io.lanewise.engine.kernel.KernelSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that calls the kernels of a training step on small operands from the first touch of the library on, so that the compiler
 * has made them fast when the first step comes. Until then each vector is an object, and a step takes a hundred times as long. It
 * moves work to where a program mostly waits for its data; results do not depend on it.
 *
 * <p>The thread is a daemon and ends by itself after two to four seconds.
 */
public final class WarmUp {
    /** Calls of everything in a phase after which it ends, whether all is compiled or not. */
    private static final int MOST_ROUNDS = 2000;

    /** How often each call of a phase is fast before the phase ends. */
    private static final int FAST_TIMES = 3;

    /** What no call takes longer than once it is compiled: some take 6 µs then, and 50 and more as long as vectors are objects. */
    private static final long FAST_NANOS = 10_000;

    /** Between rounds of products, which a step waits for: it leaves the processor to the compiler. */
    private static final long SHORT_PAUSE_NANOS = 200_000;

    /** Between rounds of the rest, most of which plain loops do meanwhile: the first epoch goes on beside it. */
    private static final long LONG_PAUSE_NANOS = 3_000_000;

    private static volatile boolean done;

    /** Started as this class is initialized, so that there is one. */
    private static final Thread THREAD = launch();

    private WarmUp() {}

    /** Starts the thread, unless that was done before or the kernels do not need it; returns it. */
    public static Thread start() {
        return THREAD;
    }

    /** Whether it has come to its end. */
    static boolean isDone() {
        return done;
    }

    private static Thread launch() {
        Thread thread = new Thread(null, WarmUp::run, "lanewise-warm-up", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        if (!KernelProvider.kernels().equals(KernelProvider.scalar())) {
            thread.start();
        }
        return thread;
    }

    private static void run() {
        try {
            KernelSet kernels = KernelProvider.kernels();
            call(WarmUpCalls.products(kernels), SHORT_PAUSE_NANOS);
            call(WarmUpCalls.rest(kernels), LONG_PAUSE_NANOS);
        } finally {
            done = true;
        }
    }

    /** Ends when each call has been fast so many times; not in a row with all others, for the system may stop this thread in any of them. */
    private static void call(List<Runnable> calls, long pauseNanos) {
        int[] fast = new int[calls.size()];
        boolean all = false;
        for (int round = 0; round < MOST_ROUNDS && !all; round++) {
            all = true;
            for (int i = 0; i < fast.length; i++) {
                long start = System.nanoTime();
                calls.get(i).run();
                if (System.nanoTime() - start <= FAST_NANOS) {
                    fast[i]++;
                }
                all &= fast[i] >= FAST_TIMES;
            }
            LockSupport.parkNanos(pauseNanos);
        }
    }
}
