package io.lanewise.engine;

/**
 * A task of many callers over a range of rows, or of elements, each of which depends on its own inputs only: it is dealt out evenly to the
 * threads. One object keeps the arguments of whoever has the {@link Workers}, so that none is allocated:
 *
 * <pre>{@code
 * int parts = Math.min(rows, SharedRange.parts(numbers));
 * if (parts > 1 && Workers.tryAcquire()) {
 *     CALL.set(…);
 *     CALL.shareAndRelease(rows, columns, parts);
 * } else {
 *     range(0, rows, …);
 * }
 * }</pre>
 */
abstract class SharedRange implements Workers.Task {
    /** What parts begin at: with elements of four bytes a line of the cache or two. */
    private static final int UNIT = 16;

    private int length;
    private int unit = 1;
    private int parts = 1;

    /**
     * Into how many parts to split work on so many numbers, read or written: twice as many pay for another thread as in an optimizer's step, for others
     * may have made them.
     */
    static int parts(long numbers) {
        return Workers.parts(numbers, 2L * Tuning.CURRENT.updateWorkPerPart());
    }

    /** The rows, or elements, from one of them on. */
    abstract void range(int from, int count);

    /** Forgets the arrays. */
    abstract void clear();

    /**
     * Shares a range, by the owner of the workers, who then is it no more.
     *
     * @param rowLength elements of a row
     */
    final void shareAndRelease(int length, int rowLength, int parts) {
        this.length = length;
        this.unit = rowLength < UNIT ? UNIT : 1;
        this.parts = parts;
        try {
            Workers.run(this, parts);
        } finally {
            clear();
            Workers.release();
        }
    }

    @Override
    public final void run(int part) {
        int from = start(part);
        int to = start(part + 1);
        if (from < to) {
            range(from, to - from);
        }
    }

    private int start(int part) {
        return (int) Math.min(length, (long) Math.ceilDiv(length, unit) * part / parts * unit);
    }
}
