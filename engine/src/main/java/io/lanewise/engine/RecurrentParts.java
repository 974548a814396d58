package io.lanewise.engine;

/** How the samples of a batch are shared among threads. */
final class RecurrentParts {
    private final RecurrentLayout layout;
    private final long work;
    private int parts = 1;

    RecurrentParts(RecurrentLayout layout) {
        this.layout = layout;
        this.work = (long) layout.steps() * layout.batch() * layout.units() * layout.units() * layout.kind().sums();
    }

    /** Runs a task on all samples. */
    void run(Workers.Task task) {
        int units = Math.ceilDiv(layout.batch(), Tuning.CURRENT.gemmRowUnit());
        parts = Math.min(units, Workers.parts(work, Tuning.CURRENT.gemmWorkPerThread()));
        Workers.share(task, parts);
    }

    /** The first sample of a part; behind the last one for the part after the last. */
    int start(int part) {
        int unit = Tuning.CURRENT.gemmRowUnit();
        return (int) Math.min(layout.batch(), (long) Math.ceilDiv(layout.batch(), unit) * part / parts * unit);
    }
}
