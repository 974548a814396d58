package io.lanewise.train;

/**
 * The batches of a run over data, epoch by epoch, as Keras counts them: with a number of steps an epoch ends after so many, and the next one
 * goes on where it ended; where data end before, so does the epoch, with a warning.
 */
abstract sealed class Feed permits WholeFeed, StreamFeed {
    private static final System.Logger LOG = System.getLogger(Feed.class.getPackageName());

    private final int steps;
    private int done;

    /** A feed, with so many steps an epoch; 0 for all there are. */
    Feed(int steps) {
        this.steps = steps;
    }

    /** Steps an epoch as they were given; 0 for all there are. */
    final int steps() {
        return steps;
    }

    /** How many batches an epoch has; 0 if that is not known. */
    abstract int count();

    /** An epoch begins: with a number of steps, where the one before ended. */
    final void begin(int epoch) {
        done = 0;
        rewind(epoch, steps > 0);
    }

    /** An epoch begins at the beginning of the data. */
    final void begin() {
        done = 0;
        rewind(0, false);
    }

    /** A pass over the data begins, unless the one before is to go on and has not come to its end. */
    abstract void rewind(int epoch, boolean goOn);

    /** How many samples are expected in all batches; a guess where that is not known. */
    abstract int expectedRows();

    /** What a program for the first batch of all is traced for. */
    abstract BatchKey firstKey(Mode mode);

    /** Goes to the next batch; false at the end of the epoch. Allocates nothing where the data are there as a whole. */
    final boolean next() {
        if (steps > 0 && done == steps) {
            return false;
        }
        if (!advance()) {
            if (steps > 0) {
                LOG.log(System.Logger.Level.WARNING, "the data end after {0} of {1} steps, and the epoch with them; give fewer steps or more data", done, steps);
            }
            return false;
        }
        done++;
        return true;
    }

    /** Goes to the next batch of the pass; false at its end. */
    abstract boolean advance();

    /** The data that hold the batch. */
    abstract Batches batches();

    /** Where the batch begins. */
    abstract int from();

    /** How many samples it has. */
    abstract int size();
}
