package io.lanewise.metric;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What metrics are given, brought to the shapes they compute with. */
final class MetricInputs {
    private MetricInputs() {}

    /** Numbers of any type as float32. */
    static Value floats(Value x) {
        return Ops.cast(x, DType.FLOAT32);
    }

    /**
     * Sample weights for each number: those of a sample, or of a part of it, count for all that it has.
     *
     * @param name the metric, for the error
     * @param weights weights of the first axes of a shape, 1 for axes they do not distinguish; null for 1 each
     * @throws IllegalArgumentException if they do not fit
     */
    static Value weights(String name, @Nullable Value weights, Value numbers) {
        if (weights == null) {
            return Ops.onesLike(numbers);
        }
        var shape = numbers.shape();
        var rank = shape.rank();
        var given = floats(weights);
        var extra = given.shape().rank() - rank;
        var sizes = Arrays.copyOf(given.shape().toArray(), rank);
        if (extra < 0) {
            Arrays.fill(sizes, given.shape().rank(), rank, 1);
        }
        var fits = extra <= 0 || (extra == 1 && given.shape().size(-1) == 1);
        if (!fits || !IntStream.range(0, rank).allMatch(axis -> sizes[axis] == 1 || sizes[axis] == shape.size(axis))) {
            throw new IllegalArgumentException(name + ": expected sample weights for the first axes of " + shape + ", such as one for each of "
                    + (rank == 0 ? 1 : shape.size(0)) + " samples, received weights of shape " + weights.shape());
        }
        return Ops.broadcast(Ops.reshape(given, Shape.of(sizes)), shape);
    }

    /** x with an axis, which may count from the end, moved to the end. */
    static Value withLast(Value x, int axis) {
        var rank = x.shape().rank();
        var from = x.shape().axis(axis);
        return Ops.transpose(x, IntStream.range(0, rank).map(i -> i == rank - 1 ? from : i < from ? i : i + 1).toArray());
    }
}
