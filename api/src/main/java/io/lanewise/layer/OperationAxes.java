package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/** What operations say of axes: the first is the batch, which none of them may touch. */
final class OperationAxes {
    private OperationAxes() {}

    /**
     * An axis counted from 0.
     *
     * @throws IllegalArgumentException if the shape has no such axis, or it is the batch
     */
    static int behindBatch(Operation self, Shape shape, int axis) {
        var counted = axis < 0 ? axis + shape.rank() : axis;
        if (counted < 1 || counted >= shape.rank()) {
            throw refused(self, "an axis other than 0, the batch, of " + shape.rank() + " axes", axis);
        }
        return counted;
    }

    /** Several of them, sorted. */
    static List<Integer> behindBatch(Operation self, Shape shape, List<Integer> axes) {
        return axes.stream().map(axis -> behindBatch(self, shape, axis)).sorted().distinct().toList();
    }

    /** An error: the operation, what it expected and what came. */
    static IllegalArgumentException refused(Operation self, String expected, Object received) {
        return new IllegalArgumentException(self + ": expected " + expected + ", received " + received);
    }

    /** A function that moves numbers and computes none: int32 stays int32, on a way through float32, which holds whole numbers up to 2²⁴. */
    static Value moved(Value x, UnaryOperator<Value> function) {
        var moved = function.apply(ElementOperations.floats(x));
        return x.dtype() == DType.INT32 ? Ops.cast(moved, DType.INT32) : moved;
    }
}
