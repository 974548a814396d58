package io.lanewise.train;

import io.lanewise.data.Samples;

/** What a model is trained on, judged by or used for. */
public sealed interface Dataset {
    /**
     * Samples that are there as a whole, to be cut into batches.
     *
     * @param samples the samples
     */
    record Whole(Samples samples) implements Dataset {}

    /**
     * Samples that come in batches: read from files, made on the way, without an end.
     *
     * @param batches asked for an iterator at the beginning of each pass
     */
    record InBatches(Iterable<Samples> batches) implements Dataset {}
}
