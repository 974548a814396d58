package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.model.Graph;
import io.lanewise.model.Network;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Predicts, from any number of threads at once: each borrows programs and memory of its own. */
public final class Predictor {
    private final Network network;
    private volatile @Nullable Lent lent;

    /** What threads borrow, for the layers that there are now. */
    private record Lent(Graph graph, ConcurrentLinkedDeque<BatchRunner> runners) {}

    /** A predictor. */
    public Predictor(Network network) {
        this.network = network;
    }

    /**
     * The model's outputs for features.
     *
     * @param features (N, …), float32, int32 or uint8, for each input
     * @throws IllegalArgumentException if the model cannot take them
     */
    public List<Tensor> predict(List<Tensor> features, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("predict: expected a batch size above 0, received " + batchSize);
        }
        return predict(new WholeFeed(batches(features, 1), batchSize, 0, Feeds.IN_ORDER), null, Watch.NOBODY);
    }

    /**
     * The model's outputs for the features of samples, scaled as they are.
     *
     * @param data samples whose labels nobody reads
     * @param trainer who trains the model, for callbacks; null if it is not compiled
     * @throws IllegalArgumentException if the model cannot take them
     */
    public List<Tensor> predict(Dataset data, Pass pass, @Nullable Trainer trainer, Watch watch) {
        var feed = switch (data) {
            case Dataset.Whole(var samples) -> new WholeFeed(batches(samples), pass.get(Pass.BATCH_SIZE), pass.steps(), Feeds.IN_ORDER);
            case Dataset.InBatches(var source) -> new StreamFeed("predict", source, this::batches, pass.steps());
        };
        return predict(feed, trainer, watch);
    }

    private List<Tensor> predict(Feed feed, @Nullable Trainer trainer, Watch watch) {
        var lender = lender();
        var borrowed = lender.runners().pollFirst();
        var runner = borrowed == null ? new BatchRunner(new BatchTracer(network, null, minimization -> {
            throw new IllegalStateException("prediction minimizes nothing");
        })) : borrowed;
        var hooks = new Hooks(watch.callbacks());
        try {
            var prediction = new Prediction(runner, feed, hooks);
            return hooks.watched(() -> prediction.run(new ModelRun(network, trainer, watch.services(), feed.count())));
        } finally {
            lender.runners().addFirst(runner);
        }
    }

    private synchronized Lent lender() {
        var graph = network.graph();
        var present = lent;
        if (present == null || present.graph() != graph) {
            present = new Lent(graph, new ConcurrentLinkedDeque<>());
            lent = present;
        }
        return present;
    }

    private Batches batches(Samples samples) {
        return batches(samples.features(DataCheck.inputNames(network)), samples.scale());
    }

    private Batches batches(List<Tensor> features, double scale) {
        var fitted = DataCheck.fit("predict", network, features);
        // Labels are never asked for.
        var samples = Samples.of(fitted, fitted);
        return new Batches(scale == 1 ? samples : samples.scaled(scale), network.inputs(), List.of());
    }
}
