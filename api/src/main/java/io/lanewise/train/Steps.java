package io.lanewise.train;

import io.lanewise.optimizer.OptimizerState;
import org.jspecify.annotations.Nullable;

/**
 * Training in a loop of one's own: a step for each batch of some samples, in their order. It is what {@code fit} does, without
 * epochs, shuffling, validation and callbacks. A warm step allocates nothing.
 */
public final class Steps {
    private final Trainer trainer;
    private final Batches batches;
    private final int batchSize;
    private final MetricSums sums = new MetricSums();
    private @Nullable OptimizerState state;
    private @Nullable BatchProgram full;
    private @Nullable BatchProgram last;

    Steps(Trainer trainer, Batches batches, int batchSize) {
        this.trainer = trainer;
        this.batches = batches;
        this.batchSize = batchSize;
    }

    /** How many batches there are, the short last one among them. */
    public int count() {
        return Math.ceilDiv(batches.count(), batchSize);
    }

    /**
     * Trains on one batch.
     *
     * @param batch its number, from 0
     * @throws IllegalArgumentException if there is no such batch
     */
    public void run(int batch) {
        if (batch < 0 || batch >= count()) {
            throw new IllegalArgumentException("step: expected a batch from 0 to " + (count() - 1) + ", received " + batch);
        }
        var from = batch * batchSize;
        var current = trainer.state();
        var program = program(current, Math.min(batchSize, batches.count() - from));
        batches.feed(program, from);
        program.setStep((int) trainer.iterations());
        program.run();
        sums.add(program);
        program.update();
        last = program;
    }

    /** Puts moving averages in the weights' place, where the optimizers of the last step keep them. */
    void finish() {
        if (last != null) {
            last.finish();
        }
    }

    private BatchProgram program(OptimizerState current, int size) {
        if (size < batchSize) {
            return trainer.runner().program(batches.key(Mode.TRAIN, size));
        }
        var present = full;
        if (present == null || state != current) {
            present = trainer.runner().program(batches.key(Mode.TRAIN, size));
            full = present;
            state = current;
        }
        present.prepare();
        return present;
    }

    /** Loss and metrics over the steps since the last {@link #reset}. */
    public Scores scores() {
        return sums.scores();
    }

    /** Begins loss and metrics anew. */
    public void reset() {
        sums.reset();
    }

    /** The running means. */
    MetricSums sums() {
        return sums;
    }
}
