package io.lanewise.layer;

import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.transpose;

import io.lanewise.activation.Activations;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along an axis, or over several axes together.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.Softmax}.
 */
public final class Softmax extends ConfiguredLayer<Softmax> {
    /** The axis or axes over which the outputs sum to 1. */
    public static final Option<List<Integer>> AXIS = LayerAxes.option();

    /** Keras's large negative number in place of what does not count. */
    private static final double MASKED = -1e9;

    static final Kind<Softmax> KIND = kind("Softmax", Softmax::new, AXIS);

    private Softmax(Values values) {
        super(values);
    }

    /** A layer that computes the softmax along the last axis. */
    public static Softmax of() {
        return KIND.create(KIND.values());
    }

    /** The same over other axes. */
    public Softmax withAxis(int... axes) {
        return with(AXIS, Arrays.stream(axes).boxed().toList());
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of("mask");
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        return scope.mask(0).map(mask -> masked(x, mask)).orElseGet(() -> softmax(x));
    }

    /** A mask of fewer axes goes by the last ones. What does not count is as good as −∞ before and 0 behind. */
    private Value masked(Value x, Value mask) {
        var rank = x.shape().rank();
        var missing = rank - mask.shape().rank();
        var sizes = IntStream.range(0, rank).map(axis -> axis < missing ? 1 : mask.shape().size(axis - missing)).toArray();
        for (var axis = 0; axis < rank; axis++) {
            if (missing < 0 || (sizes[axis] != 1 && sizes[axis] != x.shape().size(axis))) {
                throw wrongInput("a mask that can be broadcast to its input, not one of shape " + mask.shape(), x);
            }
        }
        var counted = Ops.broadcast(Ops.reshape(mask, sizes), x.shape());
        return Ops.multiply(softmax(Ops.select(counted, x, Ops.broadcast(Ops.constant(x, MASKED), x.shape()))), counted);
    }

    private Value softmax(Value x) {
        var axes = LayerAxes.of(this, get(AXIS), x);
        if (axes.size() == 1) {
            return Activations.SOFTMAX.with(Activations.AXIS, axes.getFirst()).apply(x);
        }
        var rank = x.shape().rank();
        var others = IntStream.range(0, rank).filter(axis -> !axes.contains(axis));
        var order = IntStream.concat(others, axes.stream().mapToInt(Integer::intValue)).toArray();
        var together = transpose(x, order);
        var kept = together.shape();
        var rows = kept.elements(0, rank - axes.size());
        var y = Ops.softmax(reshape(together, rows, kept.elements() / Math.max(1, rows)));
        return transpose(reshape(y, kept), Axes.inverse(order));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
