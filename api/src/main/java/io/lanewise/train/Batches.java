package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.graph.Spec;
import io.lanewise.model.Port;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Data, an order of its samples, and how they come into the windows of a program, batch by batch. */
final class Batches {
    private final List<Table> features;
    private final List<Table> labels;
    private final @Nullable Table weights;
    private final List<DType> types;
    private final int[] order;

    /**
     * Batches of samples, in their order.
     *
     * @param samples a tensor of features for each input; their weights too, if labels are asked for
     * @param inputs what the model takes
     * @param outputs the names of its outputs; none if labels are never asked for
     * @throws IllegalArgumentException if there are not labels for each output
     */
    Batches(Samples samples, List<Port> inputs, List<String> outputs) {
        this.features = samples.features(inputs.stream().map(Port::name).toList()).stream().map(tensor -> new Table(tensor, samples.scale())).toList();
        this.labels = outputs.isEmpty() ? List.of() : samples.labels(outputs).stream().map(Batches::label).toList();
        this.weights = outputs.isEmpty() ? null : samples.weights().map(weights -> new Table(weights, 1)).orElse(null);
        this.types = inputs.stream().map(input -> input.sample().dtype()).toList();
        this.order = IntStream.range(0, samples.count()).toArray();
    }

    private static Table label(Tensor labels) {
        return new Table(labels.dtype() == DType.UINT8 ? labels.to(DType.INT32) : labels, 1);
    }

    /** How many samples there are. */
    int count() {
        return order.length;
    }

    /** All labels of each output, as its loss is given them. */
    List<Tensor> labels() {
        return labels.stream().map(Table::tensor).toList();
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
        var x = IntStream.range(0, features.size()).mapToObj(i -> features.get(i).batch(size, types.get(i))).toList();
        if (mode == Mode.PREDICT) {
            return new BatchKey(mode, x, List.of(), null);
        }
        var y = labels.stream().map(table -> table.batch(size, table.tensor().dtype())).toList();
        return new BatchKey(mode, x, y, weights == null ? null : Spec.floats(weights.tensor().shape().with(0, size)));
    }

    /** Fills the windows of a program with a batch that begins at a place of the order. Allocates nothing. */
    void feed(BatchProgram program, int from) {
        for (var i = 0; i < features.size(); i++) {
            features.get(i).rows(order, from, program.size(), program.x()[i]);
        }
        for (var i = 0; i < program.y().length; i++) {
            labels.get(i).rows(order, from, program.size(), program.y()[i]);
        }
        if (weights != null) {
            weights.rows(order, from, program.size(), program.weight());
        }
    }
}
