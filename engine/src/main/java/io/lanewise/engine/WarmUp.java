package io.lanewise.engine;

import io.lanewise.engine.WarmUpCalls.Call;
import io.lanewise.engine.kernel.KernelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that calls the kernels of a training step on small operands from the first touch of the library on, so that the compiler
 * has made them fast when the first step comes. Until then each vector is an object, and a step takes a hundred times as long. It
 * moves work to where a program mostly waits for its data; results do not depend on it.
 *
 * <p>Products come first: a step waits for them. Then the rest of a step by plain loops, which do it until its vector kernels are compiled; then these.
 * Each family is taken up as soon as it is ready, and meanwhile the team leaves a processor to the compiler, see {@link Workers#parts}.
 *
 * <p>The thread is a daemon and ends by itself after one to three seconds.
 */
public final class WarmUp {
    /** Calls of everything in a phase after which it ends, whether all is compiled or not. */
    private static final int MOST_ROUNDS = 2000;

    /** How often each call of a phase is fast before the phase ends. */
    private static final int FAST_TIMES = 3;

    /** What no call takes longer than once it is compiled: some take 6 µs then, and 50 and more as long as vectors are objects. */
    private static final long FAST_NANOS = 10_000;

    /** Between rounds: it leaves the processor to the compiler. */
    private static final long PAUSE_NANOS = 300_000;

    /** The same between rounds of the rest at first, most of which plain loops do meanwhile: the first epoch goes on beside it. */
    private static final long LONG_PAUSE_NANOS = 3_000_000;

    /** Rounds with the long pause: they take as long as a first epoch of the tutorial, and a bit. */
    private static final int GENTLE_ROUNDS = 200;

    private static final int EVERYTHING = Arrays.stream(KernelFamily.values()).mapToInt(KernelFamily::bit).sum();

    /** Rounds of plain loops: the compiler asks for 600 calls of a method with a loop. */
    private static final int PLAIN_ROUNDS = 700;

    /** The families whose kernels are compiled, or given up. */
    private static volatile int ready;

    /** Started as this class is initialized, so that there is one. */
    private static final Thread THREAD = launch();

    private WarmUp() {}

    /** Starts the thread, unless that was done before or the kernels do not need it; returns it. */
    public static Thread start() {
        return THREAD;
    }

    /** Whether the kernels of a family are compiled. */
    static boolean isReady(KernelFamily family) {
        return (ready & family.bit()) != 0;
    }

    /** Whether it has come to its end. */
    static boolean isDone() {
        return ready == EVERYTHING;
    }

    private static Thread launch() {
        Thread thread = new Thread(null, WarmUp::run, "lanewise-warm-up", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        // By name: a record's equals keeps the class loader alive, softly.
        if (KernelProvider.kernels().name().equals(KernelProvider.scalar().name())) {
            ready = EVERYTHING;
        } else {
            thread.start();
        }
        return thread;
    }

    private static void run() {
        try {
            KernelSet kernels = KernelProvider.kernels();
            call(WarmUpCalls.products(kernels), 0);
            callPlain(WarmUpCalls.rest(KernelProvider.scalar()));
            List<Call> rest = new ArrayList<>(WarmUpCalls.rest(kernels));
            rest.add(WarmUpCalls.finished(kernels));
            call(rest, GENTLE_ROUNDS);
        } finally {
            ready = EVERYTHING;
        }
    }

    /** Ends when each call has been fast so many times; not in a row with all others, for the system may stop this thread in any of them. */
    private static void call(List<Call> calls, int gentleRounds) {
        int[] fast = new int[calls.size()];
        int families = 0;
        for (Call call : calls) {
            families |= call.family().bit();
        }
        int slow = families;
        for (int round = 0; round < MOST_ROUNDS && slow != 0; round++) {
            slow = 0;
            for (int i = 0; i < fast.length; i++) {
                long start = System.nanoTime();
                calls.get(i).run().run();
                if (System.nanoTime() - start <= FAST_NANOS) {
                    fast[i]++;
                }
                slow |= fast[i] < FAST_TIMES ? calls.get(i).family().bit() : 0;
            }
            ready |= families & ~slow;
            LockSupport.parkNanos(round < gentleRounds ? LONG_PAUSE_NANOS : PAUSE_NANOS);
        }
    }

    private static void callPlain(List<Call> calls) {
        for (int round = 0; round < PLAIN_ROUNDS; round++) {
            calls.forEach(call -> call.run().run());
        }
    }
}
