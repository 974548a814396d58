package io.lanewise.train;

import java.util.function.ObjIntConsumer;

/** Batches of samples that are there as a whole. */
final class WholeFeed extends Feed {
    private final Batches batches;
    private final int batchSize;
    private final ObjIntConsumer<Batches> shuffle;
    private int from;
    private int end;

    /**
     * A feed.
     *
     * @param steps how many batches an epoch has; 0 for all there are
     * @param shuffle brings the samples into the order of a pass, given the epoch that it begins in
     */
    WholeFeed(Batches batches, int batchSize, int steps, ObjIntConsumer<Batches> shuffle) {
        super(steps);
        this.batches = batches;
        this.batchSize = batchSize;
        this.shuffle = shuffle;
    }

    @Override
    int count() {
        return steps() > 0 ? steps() : Math.ceilDiv(batches.count(), batchSize);
    }

    @Override
    void rewind(int epoch, boolean goOn) {
        if (!goOn || end == 0 || end == batches.count()) {
            shuffle.accept(batches, epoch);
            end = 0;
        }
    }

    @Override
    int expectedRows() {
        return steps() > 0 ? (int) Math.min(batches.count(), (long) steps() * batchSize) : batches.count();
    }

    @Override
    BatchKey firstKey(Mode mode) {
        return batches.key(mode, Math.clamp(batches.count(), 1, batchSize));
    }

    @Override
    boolean advance() {
        if (end == batches.count()) {
            return false;
        }
        from = end;
        end = Math.min(from + batchSize, batches.count());
        return true;
    }

    @Override
    Batches batches() {
        return batches;
    }

    @Override
    int from() {
        return from;
    }

    @Override
    int size() {
        return end - from;
    }
}
