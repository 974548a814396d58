package io.lanewise.layer;

import static io.lanewise.layer.Operation.ofOne;
import static io.lanewise.layer.OperationAxes.behindBatch;
import static io.lanewise.layer.OperationAxes.moved;
import static io.lanewise.layer.OperationAxes.refused;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Operations that give the same numbers in other shapes.
 *
 * <p><b>Shapes.</b> (batch, …) → (batch, …): the first axis stays. Integers stay integers.
 *
 * <p>Source: Keras {@code keras.ops}.
 */
public final class ShapeOperations {
    /** The shape with the batch; −1 for a size that follows, which that of the batch may always be. */
    public static final Option<List<Integer>> NEWSHAPE = Option.required("newshape", LayerJson.NOISE_SHAPE);
    /** Where each axis comes from; in reverse order unless given, which moves the batch. */
    public static final Option<List<Integer>> AXES = Option.optional("axes", OptionType.INTEGERS);
    /** The axes that vanish; all of size 1 unless given. */
    public static final Option<List<Integer>> SQUEEZED = Option.optional("axis", OptionType.AXES);
    /** Where axes of size 1 are in the result. */
    public static final Option<List<Integer>> ADDED = Option.required("axis", OptionType.AXES);
    /** One of two axes. */
    public static final Option<Integer> AXIS1 = Option.required("axis1", OptionType.INTEGER);
    /** The other. */
    public static final Option<Integer> AXIS2 = Option.required("axis2", OptionType.INTEGER);
    /** The axes that are turned round. */
    public static final Option<List<Integer>> FLIPPED = Option.optional("axis", OptionType.AXES);

    /** The same numbers, row by row, in another shape. */
    public static final Kind<Operation> RESHAPE = ofOne("numpy", "Reshape", (self, x) -> Ops.reshape(x, target(self, x.shape())), NEWSHAPE);
    /** The axes in another order. */
    public static final Kind<Operation> TRANSPOSE = ofOne("numpy", "Transpose", ShapeOperations::transpose, AXES);
    /** Two axes in each other's place. */
    public static final Kind<Operation> SWAPAXES = ofOne("numpy", "Swapaxes", ShapeOperations::swap, AXIS1, AXIS2);
    /** Without axes of size 1. */
    public static final Kind<Operation> SQUEEZE = ofOne("numpy", "Squeeze", ShapeOperations::squeeze, SQUEEZED);
    /** With further axes of size 1. */
    public static final Kind<Operation> EXPAND_DIMS = ofOne("numpy", "ExpandDims", ShapeOperations::expand, ADDED);
    /** Axes from behind. */
    public static final Kind<Operation> FLIP = ofOne("numpy", "Flip", ShapeOperations::flip, FLIPPED);

    static final List<Kind<Operation>> KINDS = List.of(RESHAPE, TRANSPOSE, SWAPAXES, SQUEEZE, EXPAND_DIMS, FLIP);

    private ShapeOperations() {}

    private static Shape target(Operation self, Shape from) {
        var sizes = self.get(NEWSHAPE).stream().mapToInt(Integer::intValue).toArray();
        var open = (int) IntStream.of(sizes).filter(size -> size == Shape.UNKNOWN).count();
        if (open > 0 && sizes[0] == Shape.UNKNOWN) {
            sizes[0] = from.size(0);
            open--;
        }
        var known = IntStream.of(sizes).filter(size -> size != Shape.UNKNOWN).reduce(1, Math::multiplyExact);
        var left = open == 1 && known > 0 && from.elements() % known == 0 ? from.elements() / known : Shape.UNKNOWN;
        var target = Shape.of(IntStream.of(sizes).map(size -> size == Shape.UNKNOWN ? left : size).toArray());
        if (!target.isKnown() || target.rank() == 0 || target.size(0) != from.size(0) || target.elements() != from.elements()) {
            throw refused(self, "a shape of as many elements, with the batch as first axis", "samples of shape " + from.dropFirst(1));
        }
        return target;
    }

    private static Value transpose(Operation self, Value x) {
        var rank = x.shape().rank();
        var order = self.find(AXES).map(axes -> axes.stream().mapToInt(axis -> axis < 0 ? axis + rank : axis).toArray())
                .orElseGet(() -> IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
        if (order.length != rank || order[0] != 0) {
            throw refused(self, "an order of " + rank + " axes with 0, the batch, as the first", IntStream.of(order).boxed().toList());
        }
        return moved(x, y -> Ops.transpose(y, order));
    }

    private static Value swap(Operation self, Value x) {
        var order = IntStream.range(0, x.shape().rank()).toArray();
        var one = behindBatch(self, x.shape(), self.get(AXIS1));
        var other = behindBatch(self, x.shape(), self.get(AXIS2));
        order[one] = other;
        order[other] = one;
        return moved(x, y -> Ops.transpose(y, order));
    }

    private static Value squeeze(Operation self, Value x) {
        var shape = x.shape();
        var axes = self.find(SQUEEZED).map(given -> behindBatch(self, shape, given))
                .orElseGet(() -> IntStream.range(1, shape.rank()).filter(axis -> shape.size(axis) == 1).boxed().toList());
        if (axes.stream().anyMatch(axis -> shape.size(axis) != 1)) {
            throw refused(self, "axes of size 1", "samples of shape " + shape.dropFirst(1));
        }
        return Ops.reshape(x, ReduceOperations.without(shape, axes));
    }

    private static Value expand(Operation self, Value x) {
        var added = self.get(ADDED);
        var sizes = new int[x.shape().rank() + added.size()];
        for (var axis : behindBatch(self, Shape.of(sizes), added)) {
            sizes[axis] = 1;
        }
        var next = 0;
        for (var axis = 0; axis < sizes.length && next < x.shape().rank(); axis++) {
            sizes[axis] = sizes[axis] == 1 ? 1 : x.shape().size(next++);
        }
        return Ops.reshape(x, Shape.of(sizes));
    }

    private static Value flip(Operation self, Value x) {
        var axes = self.find(FLIPPED).orElseThrow(() -> refused(self, "axes other than 0, the batch", "none, which means all"));
        return moved(x, y -> {
            var turned = y;
            for (var axis : behindBatch(self, x.shape(), axes)) {
                turned = Ops.reverse(turned, axis);
            }
            return turned;
        });
    }
}
