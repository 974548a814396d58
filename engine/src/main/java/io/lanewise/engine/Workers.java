package io.lanewise.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The process-wide team of threads that large kernels share their work with: {@code -Dlanewise.threads=N} threads, by default as
 * many as there are processors, the caller among them. The others are daemons, started with the first work, spin for a moment
 * when it is done, then park; with more threads than processors they park at once.
 *
 * <p>Each thread has a share of a task's parts; who is through with its own helps the others. With more parts than threads a thread
 * that the system runs slowly, or not at all, holds up the rest by little. One that is stopped in the middle of a part holds it up
 * for as long; then {@link #parts} leaves work to its caller for some milliseconds.
 *
 * <p>One caller owns the team at a time. Who finds it busy, be it another thread or a task itself, does its work alone. A plan
 * that is its own {@link Task} calls {@link #share}. A kernel of many callers keeps one task for the arguments of the owner:
 *
 * <pre>{@code
 * int parts = Workers.parts(work, workPerPart);
 * if (parts > 1 && Workers.tryAcquire()) {
 *     try {
 *         CALL.set(…);
 *         Workers.run(CALL, parts);
 *     } finally {
 *         CALL.clear();
 *         Workers.release();
 *     }
 * } else {
 *     …
 * }
 * }</pre>
 *
 * <p>Parts must not depend on each other, and must give the same bits in whatever number they are made.
 */
public final class Workers {
    private static final String PROPERTY = "lanewise.threads";

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final AtomicReference<@Nullable Thread> OWNER = new AtomicReference<>();

    private static volatile int threads = threadsFromProperty(System.getProperty(PROPERTY));

    /** Whether the program has set their number, and so has all of them at once. */
    private static volatile boolean resized;

    /** All threads but the caller's, or none before the first work. Only the owner reads and writes it. */
    private static Worker[] team = {};

    /** The parts of each thread, the caller first. */
    private static Share[] shares = newShares(1);

    private static final BackOff BACK_OFF = new BackOff(System::nanoTime);

    private Workers() {}

    /** Work in parts. */
    @FunctionalInterface
    public interface Task {
        /** Does part {@code part}, counted from 0. */
        void run(int part);
    }

    /** How many threads share work, the caller among them. */
    public static int threads() {
        return threads;
    }

    /**
     * Into how many parts to split {@code work}, so that each has at least {@code workPerPart}: 1 to {@link #threads}, or one less while the
     * compiler needs a processor for the kernels, unless {@link #resize} has set their number; and 1 for a while after the system has held up a worker.
     */
    public static int parts(long work, long workPerPart) {
        int busy = threads >= PROCESSORS && !resized && !WarmUp.isDone() ? 1 : 0;
        long parts = Math.min(threads - busy, work / workPerPart);
        return parts > 1 && !BACK_OFF.isOn() ? (int) parts : 1;
    }

    /** Takes the team if nobody has it; then {@link #release} must follow. */
    public static boolean tryAcquire() {
        return OWNER.compareAndSet(null, Thread.currentThread());
    }

    /** Gives the team back. */
    public static void release() {
        checkOwner("release");
        OWNER.set(null);
    }

    /**
     * Runs all parts and returns when all are done. Of p parts, those from ⌊p·t/n⌋ on fall to thread t of n, thread 0 being the caller,
     * so that equal splits find their data in the same caches; but whoever has nothing left takes over what others have not begun.
     *
     * <p>If a part throws, its thread begins no other, and the exception of the lowest thread is thrown when all have come to an end, as
     * it is, with those of other threads suppressed in it.
     */
    public static void run(Task task, int parts) {
        checkOwner("run");
        if (threads > 1 && team.length == 0) {
            start(threads);
        }
        int size = Math.min(threads, parts);
        for (int thread = 0; thread < size; thread++) {
            shares[thread].set((int) ((long) parts * thread / size), (int) ((long) parts * (thread + 1) / size));
        }
        long begun = System.nanoTime();
        for (int i = 0; i < size - 1; i++) {
            team[i].offer(task, shares, size);
        }
        Throwable failure = null;
        try {
            runParts(task, shares, 0, size);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        long worked = System.nanoTime();
        for (int i = 0; i < size - 1; i++) {
            failure = merge(failure, team[i].collect());
        }
        BACK_OFF.waited(worked - begun, System.nanoTime() - worked);
        if (failure != null) {
            throw Workers.<RuntimeException>unchecked(failure);
        }
    }

    /** The same of a task that keeps its own arguments, for who need not have the team: with one part, or if it is busy, alone. */
    public static void share(Task task, int parts) {
        if (parts > 1 && tryAcquire()) {
            try {
                run(task, parts);
            } finally {
                release();
            }
            return;
        }
        for (int part = 0; part < parts; part++) {
            task.run(part);
        }
    }

    /** Sets how many threads share work, from the next work on; waits for work that is going on. */
    public static void resize(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Workers.resize: expected at least 1 thread, received " + threads + ".");
        }
        stopThen("resize", threads);
        resized = true;
    }

    /** Ends the team's threads and waits until they are gone, after the work that is going on. The next work starts a new team. */
    public static void close() {
        stopThen("close", threads);
    }

    /** Does a thread's own parts, then what others have left. */
    static void runParts(Task task, Share[] shares, int thread, int size) {
        for (int part = shares[thread].first(); part != Share.NONE; part = shares[thread].first()) {
            task.run(part);
        }
        for (int i = 1; i < size; i++) {
            Share other = shares[(thread + i) % size];
            for (int part = other.last(); part != Share.NONE; part = other.last()) {
                task.run(part);
            }
        }
    }

    private static void start(int size) {
        boolean spin = size <= PROCESSORS;
        var started = new Worker[size - 1];
        for (int i = 0; i < started.length; i++) {
            started[i] = new Worker(i + 1, spin ? Tuning.CURRENT.spinNanos() : 0);
        }
        shares = newShares(size);
        // Should the system refuse a thread, the caller does the parts of those that never began.
        team = started;
        for (Worker worker : started) {
            worker.start();
        }
    }

    private static Share[] newShares(int size) {
        var made = new Share[size];
        Arrays.setAll(made, i -> new Share());
        return made;
    }

    private static void stopThen(String operation, int size) {
        Thread current = Thread.currentThread();
        if (current instanceof Worker || OWNER.get() == current) {
            throw new IllegalStateException(
                    "Workers." + operation + ": expected a call from outside, received one from inside a task. Call it when the work"
                            + " is done.");
        }
        while (!tryAcquire()) {
            LockSupport.parkNanos(100_000);
        }
        try {
            for (Worker worker : team) {
                worker.end();
            }
            team = new Worker[0];
            shares = newShares(1);
            threads = size;
            BACK_OFF.reset();
        } finally {
            release();
        }
    }

    @SuppressWarnings("ReferenceEquality") // Two threads may throw the very same object, which cannot suppress itself.
    private static @Nullable Throwable merge(@Nullable Throwable first, @Nullable Throwable second) {
        if (first == null) {
            return second;
        }
        if (second != null && second != first) {
            first.addSuppressed(second);
        }
        return first;
    }

    /** Throws whatever a task threw without wrapping it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void checkOwner(String operation) {
        if (OWNER.get() != Thread.currentThread()) {
            throw new IllegalStateException("Workers." + operation + ": expected the thread that acquired the team, received another. "
                    + "Call it only after tryAcquire() returned true.");
        }
    }

    private static int threadsFromProperty(@Nullable String told) {
        if (told == null) {
            return PROCESSORS;
        }
        try {
            int number = Integer.parseInt(told);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException("-D" + PROPERTY + ": expected a number of threads of at least 1, received \"" + told + "\".");
    }
}
