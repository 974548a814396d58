package io.lanewise.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The parts of a task that fall to one thread, consecutive numbers. Their thread takes them from the front; threads that have none
 * left of their own take them from the back.
 */
final class Share {
    /** Returned when no part is left. */
    static final int NONE = -1;

    /** The next part in the lower half, the end in the upper. */
    private final AtomicLong left = new AtomicLong();

    /** Deals out the parts from {@code from} to {@code to} (exclusive). */
    void set(int from, int to) {
        left.set((long) to << Integer.SIZE | from);
    }

    /** Takes the first part that is left. */
    int first() {
        while (true) {
            long now = left.get();
            int from = (int) now;
            if (from >= (int) (now >>> Integer.SIZE)) {
                return NONE;
            }
            if (left.compareAndSet(now, now + 1)) {
                return from;
            }
        }
    }

    /** Takes the last part that is left. */
    int last() {
        while (true) {
            long now = left.get();
            int to = (int) (now >>> Integer.SIZE);
            if ((int) now >= to) {
                return NONE;
            }
            if (left.compareAndSet(now, now - (1L << Integer.SIZE))) {
                return to - 1;
            }
        }
    }
}
