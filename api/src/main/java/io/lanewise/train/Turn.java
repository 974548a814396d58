package io.lanewise.train;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Whose turn it is to train or judge a model: one thread's at a time. It may begin something within something, as callbacks do. */
final class Turn {
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Does something as the only one.
     *
     * @throws IllegalStateException if another thread is at it; nothing has changed then
     */
    <T> T take(String operation, Supplier<T> work) {
        begin(operation);
        try {
            return work.get();
        } finally {
            end();
        }
    }

    /** The same for who must not allocate; then {@link #end} must follow. */
    void begin(String operation) {
        if (!lock.tryLock()) {
            throw new IllegalStateException(operation + ": expected one thread at a time to train or evaluate a model, but another is at it. Wait until it is done, or"
                    + " give each thread a model of its own; only predict may be called by several at once");
        }
    }

    void end() {
        lock.unlock();
    }
}
