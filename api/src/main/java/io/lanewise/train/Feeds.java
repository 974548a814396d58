package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;

/** Brings data to what a model takes and is trained for, or refuses them before anything has changed. */
final class Feeds {
    /** The order of the data. */
    static final ObjIntConsumer<Batches> IN_ORDER = (batches, epoch) -> {};

    private final Trainer trainer;
    private final Network network;

    Feeds(Trainer trainer, Network network) {
        this.trainer = trainer;
        this.network = network;
    }

    /** A feed for evaluation. */
    Feed evaluated(String operation, Dataset data, int batchSize, int steps) {
        return switch (data) {
            case Dataset.Whole(var samples) -> whole(DataCheck.accept(operation, network, samples), batchSize, steps, Mode.EVALUATE, IN_ORDER);
            case Dataset.InBatches(var batches) -> stream(operation, batches, UnaryOperator.identity(), steps, Mode.EVALUATE);
        };
    }

    /** A feed of samples that were accepted. */
    Feed whole(Samples accepted, int batchSize, int steps, Mode mode, ObjIntConsumer<Batches> shuffle) {
        var batches = batches(accepted);
        trainer.check(batches, batchSize, mode);
        return new WholeFeed(batches, batchSize, steps, shuffle);
    }

    /** A feed of batches, each of which is accepted when it comes. */
    Feed stream(String operation, Iterable<Samples> source, UnaryOperator<Samples> weigh, int steps, Mode mode) {
        var feed = new StreamFeed(operation, source, samples -> {
            var batches = batches(weigh.apply(DataCheck.accept(operation, network, samples)));
            trainer.checkLabels(batches, batches.count(), mode);
            return batches;
        }, steps);
        trainer.check(feed.first(), feed.first().count(), mode);
        return feed;
    }

    /** Samples that were accepted, as tables. */
    Batches batches(Samples accepted) {
        return new Batches(accepted, network.inputs(), network.outputs().stream().map(Port::name).toList());
    }
}
