package io.lanewise.op;

import io.lanewise.engine.Reduction;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Functions of values along one or several axes, composed of ops. Axes are counted from 0 and sorted. */
public final class Axes {
    private Axes() {}

    /** The sum over axes, which stay with size 1; neighbouring axes are summed as one. */
    public static Value sum(Value x, List<Integer> axes) {
        var total = x;
        for (var last = axes.size() - 1; last >= 0; last--) {
            var first = last;
            while (first > 0 && axes.get(first - 1) == axes.get(first) - 1) {
                first--;
            }
            total = total.tape().append(new Reduce(Reduction.SUM, axes.get(first), axes.get(last) + 1), total);
            last = first;
        }
        var kept = x.shape();
        for (var axis : axes) {
            kept = kept.with(axis, 1);
        }
        return Ops.reshape(total, kept);
    }

    /** The mean over axes, which stay with size 1. */
    public static Value mean(Value x, List<Integer> axes) {
        var count = axes.stream().mapToInt(x.shape()::size).reduce(1, Math::multiplyExact);
        return Ops.multiply(sum(x, axes), 1.0 / count);
    }

    /** (x − mean) / √(variance + ε) with mean and variance over axes; the variance is divided by the number of elements. */
    public static Value standardize(Value x, List<Integer> axes, double epsilon) {
        var centered = Ops.subtract(x, mean(x, axes));
        return Ops.multiply(centered, inverseRoot(centered, axes, epsilon));
    }

    /** 1 / √(mean(x²) + ε) with the mean over axes, which stay with size 1. */
    public static Value inverseRoot(Value x, List<Integer> axes, double epsilon) {
        return Ops.reciprocal(Ops.sqrt(Ops.add(mean(Ops.square(x), axes), epsilon)));
    }

    /** Each element as often along the axes from {@code from} on as {@code times} says, copies next to each other. */
    public static Value repeat(Value x, int from, List<Integer> times) {
        var shape = x.shape();
        var apart = Arrays.copyOf(shape.toArray(), from);
        var repeated = Arrays.copyOf(shape.toArray(), from);
        var sizes = shape.toArray();
        for (var axis = from; axis < shape.rank(); axis++) {
            var count = axis - from < times.size() ? times.get(axis - from) : 1;
            apart = with(apart, shape.size(axis));
            repeated = with(repeated, shape.size(axis));
            if (count > 1) {
                apart = with(apart, 1);
                repeated = with(repeated, count);
                sizes[axis] = Math.multiplyExact(sizes[axis], count);
            }
        }
        return Ops.reshape(Ops.broadcast(Ops.reshape(x, Shape.of(apart)), Shape.of(repeated)), Shape.of(sizes));
    }

    private static int[] with(int[] sizes, int size) {
        var longer = Arrays.copyOf(sizes, sizes.length + 1);
        longer[sizes.length] = size;
        return longer;
    }

    /**
     * x enlarged by a factor along an axis, linearly from element to element; before the first and behind the last it stays what it
     * is there. Element i of x stands at (i + ½) · factor, output j at j + ½.
     */
    public static Value interpolate(Value x, int axis, int factor) {
        var last = x.shape().size(axis) - 1;
        if (factor == 1 || last < 0) {
            return x;
        }
        var before = new double[factor];
        var here = new double[factor];
        var behind = new double[factor];
        for (var j = 0; j < factor; j++) {
            var place = (j + 0.5) / factor - 0.5;
            before[j] = Math.max(-place, 0);
            behind[j] = Math.max(place, 0);
            here[j] = 1 - Math.abs(place);
        }
        var previous = last == 0 ? x : Ops.add(pad(crop(x, axis, 0, last), axis, 0, last), pad(crop(x, axis, 0, 1), axis, 1, 0));
        var next = last == 0 ? x : Ops.add(pad(crop(x, axis, last, 0), axis, last, 0), pad(crop(x, axis, 1, 0), axis, 0, 1));
        var y = Ops.add(Ops.add(weighted(x, axis, here), weighted(previous, axis, before)), weighted(next, axis, behind));
        return Ops.reshape(y, x.shape().with(axis, Math.multiplyExact(last + 1, factor)));
    }

    /** x times each of the weights, along an axis of their own behind another. */
    private static Value weighted(Value x, int axis, double[] weights) {
        var shape = x.shape();
        var sizes = new int[shape.rank() + 1];
        Arrays.setAll(sizes, i -> i <= axis ? shape.size(i) : i == axis + 1 ? 1 : shape.size(i - 1));
        var column = new int[shape.rank() - axis];
        Arrays.setAll(column, i -> i == 0 ? weights.length : 1);
        return Ops.multiply(Ops.reshape(x, Shape.of(sizes)), x.tape().constant(Tensor.of(weights).reshape(column)));
    }

    /** Zeros before and behind x along an axis. */
    public static Value pad(Value x, int axis, int before, int behind) {
        return before == 0 && behind == 0 ? x : x.tape().append(new Pad(axis, before, behind), x);
    }

    /** The part of x without as many elements at both ends of an axis. */
    public static Value crop(Value x, int axis, int before, int behind) {
        return before == 0 && behind == 0 ? x : Ops.slice(x, axis, before, x.shape().size(axis) - behind);
    }

    /** The order of axes that undoes another. */
    public static int[] inverse(int[] order) {
        var inverse = new int[order.length];
        IntStream.range(0, order.length).forEach(axis -> inverse[order[axis]] = axis);
        return inverse;
    }
}
