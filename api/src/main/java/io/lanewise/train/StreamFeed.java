package io.lanewise.train;

import io.lanewise.data.Samples;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Batches as they come. */
final class StreamFeed extends Feed {
    private final Iterable<Samples> source;
    private final Function<Samples, Batches> accept;
    private @Nullable Iterator<Samples> pass;
    private @Nullable Batches first;
    private @Nullable Batches current;

    /**
     * A feed that has the first batch already, so that data that do not go with the model are refused at once.
     *
     * @param operation what it is for, for errors
     * @param accept checks a batch
     * @param steps how many batches an epoch has; 0 for all there are
     */
    StreamFeed(String operation, Iterable<Samples> source, Function<Samples, Batches> accept, int steps) {
        super(steps);
        this.source = source;
        this.accept = accept;
        var begun = source.iterator();
        if (!begun.hasNext()) {
            throw new IllegalArgumentException(operation + ": expected at least one batch of samples, received none");
        }
        first = accept.apply(begun.next());
        pass = begun;
    }

    /** The first batch of all. */
    Batches first() {
        return Objects.requireNonNull(first);
    }

    @Override
    int count() {
        return steps();
    }

    @Override
    void rewind(int epoch, boolean goOn) {
        var present = pass;
        if (present == null || (first == null && (!goOn || !present.hasNext()))) {
            pass = source.iterator();
        }
    }

    @Override
    int expectedRows() {
        return current == null ? 0 : current.count();
    }

    @Override
    BatchKey firstKey(Mode mode) {
        return first().key(mode, first().count());
    }

    @Override
    boolean advance() {
        var present = Objects.requireNonNull(pass);
        if (first != null) {
            current = first;
            first = null;
        } else if (present.hasNext()) {
            current = accept.apply(present.next());
        } else {
            pass = null;
            return false;
        }
        return true;
    }

    @Override
    Batches batches() {
        return Objects.requireNonNull(current);
    }

    @Override
    int from() {
        return 0;
    }

    @Override
    int size() {
        return batches().count();
    }
}
