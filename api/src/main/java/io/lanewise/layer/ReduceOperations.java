package io.lanewise.layer;

import static io.lanewise.layer.Operation.ofOne;
import static io.lanewise.layer.OperationAxes.behindBatch;
import static io.lanewise.layer.OperationAxes.moved;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Operations that make one number of all along some axes.
 *
 * <p><b>Shapes.</b> (batch, …) → the same without the axes, or with size 1 there. The batch is none of them, so axes must be named.
 *
 * <p>Source: Keras {@code keras.ops}.
 */
public final class ReduceOperations {
    /** The axes; negative ones count from the end. */
    public static final Option<List<Integer>> AXIS = Option.optional("axis", OptionType.AXES);
    /** The only axis that Argmax works along. */
    public static final Option<Integer> ONE_AXIS = Option.optional("axis", OptionType.INTEGER);
    /** Whether the axes stay, with size 1. */
    public static final Option<Boolean> KEEPDIMS = Option.of("keepdims", OptionType.BOOLEAN, false);

    /** What Max gives at least, Min at most; nothing unless given. */
    public static final Option<Double> INITIAL = Option.optional("initial", OptionType.NUMBER);

    /** The mean. */
    public static final Kind<Operation> MEAN = reduction("numpy", "Mean", (x, axes) -> Axes.mean(ElementOperations.floats(x), axes));
    /** The sum. */
    public static final Kind<Operation> SUM = reduction("numpy", "Sum", (x, axes) -> moved(x, y -> Axes.sum(y, axes)));
    /** The largest; where several are, each has a part of the gradient. */
    public static final Kind<Operation> MAX =
            reduction("numpy", "Max", (self, x, axes) -> moved(x, y -> atLeast(largest(y, axes), self.find(INITIAL))), AXIS, KEEPDIMS, INITIAL);
    /** The smallest. */
    public static final Kind<Operation> MIN = reduction(
            "numpy", "Min", (self, x, axes) -> moved(x, y -> Ops.negate(atLeast(largest(Ops.negate(y), axes), self.find(INITIAL).map(number -> -number)))),
            AXIS, KEEPDIMS, INITIAL);
    /** mean((x − mean(x))²). */
    public static final Kind<Operation> VAR = reduction("numpy", "Var", ReduceOperations::variance);
    /** √var. */
    public static final Kind<Operation> STD = reduction("numpy", "Std", (x, axes) -> Ops.sqrt(variance(x, axes)));
    /** ln Σ eˣ; the largest x is taken out first, so that nothing overflows. */
    public static final Kind<Operation> LOGSUMEXP = reduction("math", "Logsumexp", ReduceOperations::logSumExp);
    /** 1 where any number is not 0, else 0. */
    public static final Kind<Operation> ANY = reduction("numpy", "Any", (x, axes) -> largest(Masks.ofTruth(x), axes));
    /** 1 where no number is 0, else 0. */
    public static final Kind<Operation> ALL = reduction("numpy", "All", (x, axes) -> Masks.not(largest(Masks.not(Masks.ofTruth(x)), axes)));
    /** The index of the largest along one axis, as int32. */
    public static final Kind<Operation> ARGMAX = ofOne("numpy", "Argmax", ReduceOperations::argMax, ONE_AXIS, KEEPDIMS);

    static final List<Kind<Operation>> KINDS = List.of(MEAN, SUM, MAX, MIN, VAR, STD, LOGSUMEXP, ANY, ALL, ARGMAX);

    private ReduceOperations() {}

    /** What a reduction computes of x and sorted axes, which stay with size 1. */
    @FunctionalInterface
    private interface Reduction {
        Value of(Operation self, Value x, List<Integer> axes);
    }

    private static Kind<Operation> reduction(String module, String className, BiFunction<Value, List<Integer>, Value> function) {
        return reduction(module, className, (self, x, axes) -> function.apply(x, axes), AXIS, KEEPDIMS);
    }

    private static Kind<Operation> reduction(String module, String className, Reduction function, Option<?>... options) {
        return ofOne(module, className, (self, x) -> {
            var axes = behindBatch(self, x.shape(), self.find(AXIS).orElseThrow(() -> unnamed(self)));
            var kept = function.of(self, x, axes);
            return self.get(KEEPDIMS) ? kept : Ops.reshape(kept, without(x.shape(), axes));
        }, options);
    }

    private static IllegalArgumentException unnamed(Operation self) {
        return OperationAxes.refused(self, "axes other than 0, the batch", "none, which means all; name them");
    }

    /** A shape without some of its axes. */
    static Shape without(Shape shape, List<Integer> axes) {
        var left = new int[shape.rank() - axes.size()];
        var next = 0;
        for (var axis = 0; axis < shape.rank(); axis++) {
            if (!axes.contains(axis)) {
                left[next++] = shape.size(axis);
            }
        }
        return Shape.of(left);
    }

    private static Value largest(Value x, List<Integer> axes) {
        var y = x;
        for (var axis : axes) {
            y = Ops.reshape(Ops.max(y, axis), y.shape().with(axis, 1));
        }
        return y;
    }

    private static Value atLeast(Value x, Optional<Double> number) {
        return number.map(least -> Ops.maximum(x, Ops.constant(x, least))).orElse(x);
    }

    private static Value variance(Value x, List<Integer> axes) {
        var y = ElementOperations.floats(x);
        return Axes.mean(Ops.square(Ops.subtract(y, Axes.mean(y, axes))), axes);
    }

    private static Value logSumExp(Value x, List<Integer> axes) {
        var y = ElementOperations.floats(x);
        var shift = Ops.stopGradient(largest(y, axes));
        return Ops.add(Ops.log(Axes.sum(Ops.exp(Ops.subtract(y, shift)), axes)), shift);
    }

    private static Value argMax(Operation self, Value x) {
        var axis = behindBatch(self, x.shape(), self.find(ONE_AXIS).orElseThrow(() -> unnamed(self)));
        var order = new int[x.shape().rank()];
        Arrays.setAll(order, i -> i < axis ? i : i + 1);
        order[order.length - 1] = axis;
        var index = Ops.argMax(Ops.transpose(ElementOperations.floats(x), order));
        return self.get(KEEPDIMS) ? Ops.reshape(index, x.shape().with(axis, 1)) : index;
    }
}
