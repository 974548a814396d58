package io.lanewise.train;

/**
 * Training in a loop of one's own: a step for each batch of some samples, in their order. It is what {@code fit} does, without
 * epochs, shuffling, validation and callbacks. A warm step allocates nothing.
 */
public final class Steps {
    private final Turn turn;
    private final Batches batches;
    private final int batchSize;
    private final Stepper stepper;

    Steps(Trainer trainer, Turn turn, Batches batches, int batchSize) {
        this.turn = turn;
        this.batches = batches;
        this.batchSize = batchSize;
        this.stepper = new Stepper(trainer);
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
     * @throws IllegalStateException if another thread trains or evaluates the model
     */
    public void run(int batch) {
        if (batch < 0 || batch >= count()) {
            throw new IllegalArgumentException("step: expected a batch from 0 to " + (count() - 1) + ", received " + batch);
        }
        var from = batch * batchSize;
        turn.begin("step");
        try {
            stepper.run(batches, from, Math.min(batchSize, batches.count() - from));
        } finally {
            turn.end();
        }
    }

    /** Loss and metrics over the steps since the last {@link #reset}. */
    public Scores scores() {
        return stepper.sums().scores();
    }

    /** Begins loss and metrics anew. */
    public void reset() {
        stepper.sums().reset();
    }
}
