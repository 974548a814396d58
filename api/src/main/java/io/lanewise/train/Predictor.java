package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.model.Graph;
import io.lanewise.model.Network;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
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
     * @param batchSize how many samples go through the model together
     * @throws IllegalArgumentException if the model cannot take them
     */
    public List<Tensor> predict(List<Tensor> features, int batchSize) {
        return predict(features, 1, batchSize);
    }

    /**
     * The model's outputs for the features of samples, scaled as they are.
     *
     * @param batchSize how many samples go through the model together
     * @throws IllegalArgumentException if the model cannot take them
     */
    public List<Tensor> predict(Samples samples, int batchSize) {
        return predict(samples.features(DataCheck.inputNames(network)), samples.scale(), batchSize);
    }

    private List<Tensor> predict(List<Tensor> features, double scale, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("predict: expected a batch size above 0, received " + batchSize);
        }
        var fitted = DataCheck.fit("predict", network, features);
        var lender = lender();
        var borrowed = lender.runners().pollFirst();
        var runner = borrowed == null ? new BatchRunner(new BatchTracer(network, null, minimization -> {
            throw new IllegalStateException("prediction minimizes nothing");
        })) : borrowed;
        try {
            return fitted.getFirst().shape().size(0) == 0 ? nothing(runner, fitted) : predict(runner, batches(fitted, scale), batchSize);
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

    private Batches batches(List<Tensor> features, double scale) {
        // Labels are never asked for.
        var samples = Samples.of(features, features);
        return new Batches(scale == 1 ? samples : samples.scaled(scale), null, network.inputs(), List.of());
    }

    private static List<Tensor> predict(BatchRunner runner, Batches batches, int batchSize) {
        var arrays = new ArrayList<float[]>();
        var shapes = new ArrayList<Shape>();
        for (var from = 0; from < batches.count(); from += batchSize) {
            var program = runner.program(batches.key(Mode.PREDICT, Math.min(batchSize, batches.count() - from)));
            batches.feed(program, from);
            program.run();
            for (var i = 0; i < program.outputs().size(); i++) {
                var output = program.outputs().get(i);
                if (from == 0) {
                    shapes.add(output.spec().shape().with(0, batches.count()));
                    arrays.add(new float[shapes.getLast().elements()]);
                }
                System.arraycopy(output.floats(), output.offset(), arrays.get(i), from * (output.length() / program.size()), output.length());
            }
        }
        return IntStream.range(0, arrays.size()).mapToObj(i -> Tensor.wrap(arrays.get(i), shapes.get(i))).toList();
    }

    private List<Tensor> nothing(BatchRunner runner, List<Tensor> features) {
        var program = runner.program(batches(features, 1).key(Mode.PREDICT, 1));
        return program.outputs().stream().map(output -> Tensor.wrap(new float[0], output.spec().shape().with(0, 0))).toList();
    }
}
