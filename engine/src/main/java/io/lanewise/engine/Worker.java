package io.lanewise.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the team. Its state says whose turn it is: the owner of the team offers work to an idle worker and takes the offer
 * back if, by the time all parts are done, the worker has not begun.
 */
final class Worker extends Thread {
    private static final int IDLE = 0;
    private static final int OFFERED = 1;
    private static final int RUNNING = 2;
    private static final int ENDED = 3;

    /** Looks at the state between two looks at the clock. */
    private static final int LOOKS = 64;

    private final int index;
    private final long spinNanos;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    /** Whether the worker is about to park, and who parks until the worker is done: each is set before the state is looked at again. */
    private volatile boolean parked;

    private volatile @Nullable Thread waiter;

    // Written before the state, read after it.
    private Workers.@Nullable Task task;
    private Share[] shares = {};
    private int size;
    private @Nullable Throwable failure;

    Worker(int index, long spinNanos) {
        super(null, null, "lanewise-worker-" + index, 0, false);
        this.index = index;
        this.spinNanos = spinNanos;
        setDaemon(true);
        setContextClassLoader(null);
    }

    @Override
    public void run() {
        while (true) {
            awaitWork();
            if (state.get() == ENDED) {
                return;
            }
            if (state.compareAndSet(OFFERED, RUNNING)) {
                try {
                    runOffer();
                } catch (Throwable thrown) {
                    failure = thrown;
                }
                state.set(IDLE);
                LockSupport.unpark(waiter);
            }
        }
    }

    /** Offers a task, of whose parts this worker's share is number {@code index} of {@code size}. */
    void offer(Workers.Task task, Share[] shares, int size) {
        this.task = task;
        this.shares = shares;
        this.size = size;
        wake(OFFERED);
    }

    /** Returns when the worker is idle, at once if it has not begun; what its parts threw, or null. */
    @Nullable Throwable collect() {
        if (!state.compareAndSet(OFFERED, IDLE)) {
            awaitIdle();
        }
        Throwable thrown = failure;
        failure = null;
        task = null;
        return thrown;
    }

    /** Ends an idle worker and waits until its thread is gone. */
    void end() {
        wake(ENDED);
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOffer() {
        if (task != null) {
            Workers.runParts(task, shares, index, size);
        }
    }

    private void wake(int newState) {
        state.set(newState);
        if (parked) {
            LockSupport.unpark(this);
        }
    }

    private void awaitWork() {
        if (spinWhile(IDLE)) {
            return;
        }
        parked = true;
        while (state.get() == IDLE) {
            LockSupport.park();
            Thread.interrupted(); // An interrupt means nothing here, and would keep the thread from parking.
        }
        parked = false;
    }

    private void awaitIdle() {
        if (spinWhile(RUNNING)) {
            return;
        }
        waiter = Thread.currentThread();
        while (state.get() == RUNNING) {
            LockSupport.park();
        }
        waiter = null;
    }

    /** Spins until the state is another; false if the time to spin is over first. */
    private boolean spinWhile(int unwanted) {
        long start = spinNanos == 0 ? 0 : System.nanoTime();
        do {
            for (int i = 0; i < LOOKS; i++) {
                if (state.get() != unwanted) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (spinNanos > 0 && System.nanoTime() - start < spinNanos);
        return false;
    }
}
