package io.lanewise.loss;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.stream.IntStream;

/** Brings the axis of the classes to the end, where the kernels expect it. */
final class ClassAxis {
    private ClassAxis() {}

    /**
     * x with an axis moved to the end, the others in their order.
     *
     * @param axis counted from 0
     */
    static Value last(Value x, int axis) {
        var rank = x.shape().rank();
        return Ops.transpose(x, IntStream.range(0, rank).map(i -> i == rank - 1 ? axis : i < axis ? i : i + 1).toArray());
    }
}
