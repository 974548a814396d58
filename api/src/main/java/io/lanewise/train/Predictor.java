package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.model.Network;
import io.lanewise.model.WeightLayout;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Predicts, from any number of threads at once: each borrows programs and memory of its own. */
public final class Predictor {
    private final Network network;
    private volatile @Nullable Lent lent;

    /** What threads borrow, for the weights as they lie now. */
    private record Lent(WeightLayout layout, ConcurrentLinkedDeque<BatchRunner> runners) {}

    /** A predictor. */
    public Predictor(Network network) {
        this.network = network;
    }

    /**
     * The model's output for features.
     *
     * @param features (N, …), float32, int32 or uint8
     * @param batchSize how many samples go through the model together
     * @throws IllegalArgumentException if the model cannot take them
     */
    public Tensor predict(Tensor features, int batchSize) {
        return predict(features, 1, batchSize);
    }

    /**
     * The model's output for the features of samples, scaled as they are.
     *
     * @param batchSize how many samples go through the model together
     * @throws IllegalArgumentException if the model cannot take them
     */
    public Tensor predict(Samples samples, int batchSize) {
        return predict(samples.features(), samples.scale(), batchSize);
    }

    private Tensor predict(Tensor features, double scale, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("predict: expected a batch size above 0, received " + batchSize);
        }
        var fitted = DataCheck.fit("predict", network, features);
        var count = fitted.shape().size(0);
        var lender = lender();
        var borrowed = lender.runners().pollFirst();
        var runner = borrowed == null ? new BatchRunner(network, null) : borrowed;
        try {
            return count == 0 ? nothing(runner, fitted) : predict(runner, unlabelled(fitted, scale), batchSize);
        } finally {
            lender.runners().addFirst(runner);
        }
    }

    private synchronized Lent lender() {
        var layout = network.layout();
        var present = lent;
        if (present == null || present.layout() != layout) {
            present = new Lent(layout, new ConcurrentLinkedDeque<>());
            lent = present;
        }
        return present;
    }

    /** Samples whose labels are never asked for. */
    private static Samples unlabelled(Tensor features, double scale) {
        var samples = Samples.of(features, features);
        return scale == 1 ? samples : samples.scaled(scale);
    }

    private Tensor predict(BatchRunner runner, Samples samples, int batchSize) {
        var count = samples.count();
        var batches = new Batches(samples, null, network.sample().map(spec -> spec.dtype()).orElse(DType.FLOAT32));
        float[] all = {};
        var shape = Shape.scalar();
        for (var from = 0; from < count; from += batchSize) {
            var program = runner.program(batches.key(Mode.PREDICT, Math.min(batchSize, count - from)));
            batches.feed(program, from);
            program.program().run();
            var output = program.output();
            var row = output.length() / program.size();
            if (from == 0) {
                shape = output.spec().shape().with(0, count);
                all = new float[shape.elements()];
            }
            System.arraycopy(output.floats(), output.offset(), all, from * row, output.length());
        }
        return Tensor.wrap(all, shape);
    }

    private Tensor nothing(BatchRunner runner, Tensor features) {
        var one = new Batches(unlabelled(features, 1), null, DType.FLOAT32);
        var shape = runner.program(one.key(Mode.PREDICT, 1)).output().spec().shape();
        return Tensor.wrap(new float[0], shape.with(0, 0));
    }
}
