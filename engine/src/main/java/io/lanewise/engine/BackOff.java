package io.lanewise.engine;

import java.util.function.LongSupplier;

/**
 * When to leave the team alone. Where processors are shared with other programs, the system stops a worker for milliseconds in the
 * middle of a part, and its caller waits all that time. After such a stall callers work alone for a while: a short one, unless the
 * team has lost much of the time since the last one; then twice as long each time.
 */
final class BackOff {
    /** A longer wait than this, and than the caller's own work took, is a stall: workers help each other, so others are short. */
    private static final long STALL_NANOS = 200_000;

    /** Short, since a single stall, such as a worker's late waking, says nothing about the next. */
    private static final long SHORTEST_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 128_000_000;

    /** A stall has cost much if it took more than one in so many parts of the time since the last back-off, which is less than a second thread gains. */
    private static final int MUCH = 4;

    private final LongSupplier clock;
    private volatile boolean on;
    private volatile long end;

    /** How long the last one was. Only the owner of the team reads and writes it. */
    private long length;

    BackOff(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether to work alone at present. Any thread may ask. */
    boolean isOn() {
        if (on && clock.getAsLong() - end >= 0) {
            on = false;
        }
        return on;
    }

    /** Notes how long a task took its caller, and how long that then waited for the others, in nanoseconds. */
    void waited(long worked, long waited) {
        if (waited <= Math.max(STALL_NANOS, worked)) {
            return;
        }
        long now = clock.getAsLong();
        boolean much = length > 0 && now - end < MUCH * waited;
        length = much ? Math.min(2 * length, LONGEST_NANOS) : SHORTEST_NANOS;
        end = now + length;
        on = true;
    }

    /** Forgets all stalls. */
    void reset() {
        length = 0;
        on = false;
    }
}
