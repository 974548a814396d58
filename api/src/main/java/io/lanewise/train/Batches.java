package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.engine.Gather;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Data, an order of its samples, and how they come into the windows of a program, batch by batch. */
final class Batches {
    private final Samples samples;
    private final Tensor labels;
    private final @Nullable Tensor weights;
    private final DType featureType;
    private final int[] order;

    /**
     * Batches of samples, in their order.
     *
     * @param weights a weight for each sample, or null
     * @param featureType what the model takes
     * @throws IllegalArgumentException if there are not as many weights as samples
     */
    Batches(Samples samples, @Nullable Tensor weights, DType featureType) {
        if (weights != null && (weights.shape().rank() == 0 || weights.shape().size(0) != samples.count())) {
            throw new IllegalArgumentException("expected a weight for each of " + samples.count() + " samples, received " + weights);
        }
        this.samples = samples;
        this.labels = samples.labels().dtype() == DType.UINT8 ? samples.labels().to(DType.INT32) : samples.labels();
        this.weights = weights;
        this.featureType = featureType;
        this.order = new int[samples.count()];
        for (var i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /** How many samples there are. */
    int count() {
        return order.length;
    }

    /** All labels, as the loss is given them. */
    Tensor labels() {
        return labels;
    }

    /** The order of the samples, to be shuffled. */
    int[] order() {
        return order;
    }

    /**
     * What a program for a batch of this size is traced for.
     *
     * @throws IllegalArgumentException if the batch would hold nothing
     */
    BatchKey key(Mode mode, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("expected a batch size above 0, received " + size);
        }
        var x = new Spec(samples.features().shape().with(0, size), featureType);
        if (mode == Mode.PREDICT) {
            return new BatchKey(mode, x, null, null);
        }
        var y = new Spec(labels.shape().with(0, size), labels.dtype());
        return new BatchKey(mode, x, y, weights == null ? null : Spec.floats(weights.shape().with(0, size)));
    }

    /** Fills the windows of a program with a batch that begins at a place of the order. */
    void feed(BatchProgram program, int from) {
        var size = program.size();
        if (program.x() != null) {
            rows(samples.features(), samples.scale(), from, size, program.x());
        }
        if (program.y() != null) {
            rows(labels, 1, from, size, program.y());
        }
        if (program.weight() != null && weights != null) {
            rows(weights, 1, from, size, program.weight());
        }
    }

    private void rows(Tensor table, double scale, int from, int size, Buffer target) {
        var length = target.length() / size;
        if (target.spec().dtype() == DType.INT32) {
            intRows(table, from, size, length, target);
            return;
        }
        switch (table.dtype()) {
            case FLOAT32 -> Gather.rows(size, length, table.floats(), 0, order, from, target.floats(), target.offset());
            case UINT8 -> Gather.rows(size, length, table.bytes(), 0, order, from, scale, 0, target.floats(), target.offset());
            case INT32 -> {
                for (var row = 0; row < size; row++) {
                    for (var i = 0; i < length; i++) {
                        target.floats()[target.offset() + row * length + i] =
                                (float) (table.ints()[order[from + row] * length + i] * scale);
                    }
                }
            }
        }
    }

    private void intRows(Tensor table, int from, int size, int length, Buffer target) {
        for (var row = 0; row < size; row++) {
            for (var i = 0; i < length; i++) {
                var element = order[from + row] * length + i;
                target.ints()[target.offset() + row * length + i] = table.dtype() == DType.INT32 ? table.ints()[element] : (int) table.at(element);
            }
        }
    }
}
