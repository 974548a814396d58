package io.lanewise.op;

import io.lanewise.engine.Reduction;
import io.lanewise.graph.Gradients;
import io.lanewise.graph.Source;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The operations as functions of values, to be imported statically. Two values of unequal shapes are broadcast by NumPy's rule.
 * Axes may be negative: −1 is the last.
 */
public final class Ops {
    private Ops() {}

    /** a + b. */
    public static Value add(Value a, Value b) {
        return binary(BinaryOp.Function.ADD, a, b);
    }

    /** a − b. */
    public static Value subtract(Value a, Value b) {
        return binary(BinaryOp.Function.SUBTRACT, a, b);
    }

    /** a · b, element by element. */
    public static Value multiply(Value a, Value b) {
        return binary(BinaryOp.Function.MULTIPLY, a, b);
    }

    /** a / b, element by element. */
    public static Value divide(Value a, Value b) {
        return binary(BinaryOp.Function.DIVIDE, a, b);
    }

    /** The larger of a and b, element by element. */
    public static Value maximum(Value a, Value b) {
        return binary(BinaryOp.Function.MAXIMUM, a, b);
    }

    /** The smaller of a and b, element by element. */
    public static Value minimum(Value a, Value b) {
        return binary(BinaryOp.Function.MINIMUM, a, b);
    }

    /** aᵇ for a &gt; 0, element by element. */
    public static Value power(Value a, Value b) {
        return binary(BinaryOp.Function.POWER, a, b);
    }

    /** 1 where a = b, else 0. */
    public static Value equal(Value a, Value b) {
        return binary(BinaryOp.Function.EQUAL, a, b);
    }

    /** 1 where a &gt; b, else 0. */
    public static Value greater(Value a, Value b) {
        return binary(BinaryOp.Function.GREATER, a, b);
    }

    /** 1 where a ≥ b, else 0. */
    public static Value greaterEqual(Value a, Value b) {
        return binary(BinaryOp.Function.GREATER_EQUAL, a, b);
    }

    private static Value binary(BinaryOp.Function function, Value a, Value b) {
        if (a.shape().equals(b.shape())) {
            return function.of(a, b);
        }
        var shape = commonShape(function.name().toLowerCase(Locale.ROOT), a.shape(), b.shape());
        return function.of(broadcast(a, shape), broadcast(b, shape));
    }

    /**
     * The shape to which two are broadcast.
     *
     * @param name what is done with values of these shapes, for the error
     * @throws IllegalArgumentException if they cannot be
     */
    public static Shape commonShape(String name, Shape a, Shape b) {
        var sizes = new int[Math.max(a.rank(), b.rank())];
        for (var back = 1; back <= sizes.length; back++) {
            var first = back > a.rank() ? 1 : a.size(-back);
            var second = back > b.rank() ? 1 : b.size(-back);
            if (first != second && first != 1 && second != 1) {
                throw new IllegalArgumentException(name + ": expected shapes that can be broadcast (from the last axis on equal sizes, or 1), received "
                        + a + " and " + b);
            }
            sizes[sizes.length - back] = first == 1 ? second : first;
        }
        return Shape.of(sizes);
    }

    /** x + summand. */
    public static Value add(Value x, double summand) {
        return affine(x, 1, summand);
    }

    /** x · factor. */
    public static Value multiply(Value x, double factor) {
        return affine(x, factor, 0);
    }

    /** scale · x + shift. */
    public static Value affine(Value x, double scale, double shift) {
        return scale == 1 && shift == 0 ? x : x.tape().append(new Affine(scale, shift), x);
    }

    /** 1 where x &gt; bound, else 0. */
    public static Value greater(Value x, double bound) {
        return greater(x, constant(x, bound));
    }

    /** min(max(x, low), high). */
    public static Value clip(Value x, double low, double high) {
        return x.tape().append(new Clip(low, high, false), x);
    }

    /** The same, but without a gradient where x is a bound: what is flat there, as PyTorch sees it. */
    public static Value saturate(Value x, double low, double high) {
        return x.tape().append(new Clip(low, high, true), x);
    }

    /** Where the condition is positive a, else b; all of one shape. */
    public static Value select(Value condition, Value a, Value b) {
        return condition.tape().append(new Select(), condition, a, b);
    }

    /** x as a number that does not change: nothing flows back through it. */
    public static Value stopGradient(Value x) {
        return straightThrough(x, zerosLike(x));
    }

    /** x, whose gradient goes to another value of its shape as if x were that one. */
    public static Value straightThrough(Value x, Value through) {
        return x.tape().append(new StraightThrough(), x, through);
    }

    /** A float32 number on the tape of x. */
    public static Value constant(Value x, double number) {
        return x.tape().constant(Tensor.scalar(number));
    }

    /** Zeros of the shape of x. */
    public static Value zerosLike(Value x) {
        return broadcast(constant(x, 0), x.shape());
    }

    /** Ones of the shape of x. */
    public static Value onesLike(Value x) {
        return broadcast(constant(x, 1), x.shape());
    }

    /** x in a window of its own. */
    public static Value copy(Value x) {
        return UnaryOp.Function.COPY.of(x);
    }

    /** −x. */
    public static Value negate(Value x) {
        return UnaryOp.Function.NEGATE.of(x);
    }

    /** |x|. */
    public static Value abs(Value x) {
        return UnaryOp.Function.ABS.of(x);
    }

    /** −1, 0 or 1. */
    public static Value sign(Value x) {
        return UnaryOp.Function.SIGN.of(x);
    }

    /** ⌊x⌋. */
    public static Value floor(Value x) {
        return UnaryOp.Function.FLOOR.of(x);
    }

    /** x². */
    public static Value square(Value x) {
        return UnaryOp.Function.SQUARE.of(x);
    }

    /** √x. */
    public static Value sqrt(Value x) {
        return UnaryOp.Function.SQRT.of(x);
    }

    /** 1 / x. */
    public static Value reciprocal(Value x) {
        return UnaryOp.Function.RECIPROCAL.of(x);
    }

    /** eˣ. */
    public static Value exp(Value x) {
        return UnaryOp.Function.EXP.of(x);
    }

    /** eˣ − 1. */
    public static Value expm1(Value x) {
        return UnaryOp.Function.EXPM1.of(x);
    }

    /** ln x. */
    public static Value log(Value x) {
        return UnaryOp.Function.LOG.of(x);
    }

    /** ln (1 + x). */
    public static Value log1p(Value x) {
        return UnaryOp.Function.LOG1P.of(x);
    }

    /** tanh x. */
    public static Value tanh(Value x) {
        return UnaryOp.Function.TANH.of(x);
    }

    /** 1 / (1 + e⁻ˣ). */
    public static Value sigmoid(Value x) {
        return UnaryOp.Function.SIGMOID.of(x);
    }

    /** ln (1 + eˣ). */
    public static Value softplus(Value x) {
        return UnaryOp.Function.SOFTPLUS.of(x);
    }

    /** The error function. */
    public static Value erf(Value x) {
        return UnaryOp.Function.ERF.of(x);
    }

    /** max(x, 0). */
    public static Value relu(Value x) {
        return UnaryOp.Function.RELU.of(x);
    }

    /** op(A)·op(B) of two matrices. */
    public static Value matMul(Value a, Value b) {
        return a.tape().append(new MatMul(false, false), a, b);
    }

    /** A bias (n) added to every row of (rows, n). */
    public static Value biasAdd(Value x, Value bias) {
        return x.tape().append(new BiasAdd(), x, bias);
    }

    /** Softmax along the last axis. */
    public static Value softmax(Value x) {
        return x.tape().append(new Softmax(), x);
    }

    /** The logarithm of the softmax along the last axis. */
    public static Value logSoftmax(Value x) {
        return x.tape().append(new LogSoftmax(), x);
    }

    /** Sparsemax along the last axis. */
    public static Value sparsemax(Value x) {
        return x.tape().append(new Sparsemax(), x);
    }

    /** Cross-entropy of int32 labels (rows) and logits (rows, classes): a number a row. */
    public static Value sparseCrossEntropy(Value logits, Value labels) {
        return logits.tape().append(new SparseCrossEntropy(), logits, labels);
    }

    /** Rows of a table (rows, n) by int32 indices (…): (…, n). */
    public static Value gather(Value table, Value indices) {
        return table.tape().append(new Gather(), table, indices);
    }

    /** Integers as rows of zeros with a one. */
    public static Value oneHot(Value labels, int classes) {
        return labels.tape().append(new OneHot(classes), labels);
    }

    /** The index of the largest element along the last axis, as int32. */
    public static Value argMax(Value x) {
        return x.tape().append(new ArgMax(), x);
    }

    /** x as another type; itself if it has it. */
    public static Value cast(Value x, DType type) {
        return x.dtype() == type ? x : x.tape().append(new Cast(type), x);
    }

    /** The sum along an axis, which vanishes. */
    public static Value sum(Value x, int axis) {
        return reduce(Reduction.SUM, x, axis);
    }

    /** The largest along an axis, which vanishes. */
    public static Value max(Value x, int axis) {
        return reduce(Reduction.MAX, x, axis);
    }

    /** The smallest along an axis, which vanishes. */
    public static Value min(Value x, int axis) {
        return reduce(Reduction.MIN, x, axis);
    }

    private static Value reduce(Reduction reduction, Value x, int axis) {
        var from = x.shape().axis(axis);
        return x.tape().append(new Reduce(reduction, from, from + 1), x);
    }

    /** The mean along an axis, which vanishes. */
    public static Value mean(Value x, int axis) {
        return multiply(sum(x, axis), 1.0 / x.shape().size(axis));
    }

    /** The sum of all elements: a scalar. */
    public static Value sum(Value x) {
        return x.shape().rank() == 0 ? x : x.tape().append(new Reduce(Reduction.SUM, 0, x.shape().rank()), x);
    }

    /** The mean of all elements: a scalar. */
    public static Value mean(Value x) {
        return multiply(sum(x), 1.0 / x.shape().elements());
    }

    /** The sum along the last axis, which stays with size 1. */
    public static Value sumLast(Value x) {
        return reshape(sum(x, -1), x.shape().with(-1, 1));
    }

    /** The same elements in another shape. */
    public static Value reshape(Value x, Shape shape) {
        return x.shape().equals(shape) ? x : x.tape().append(new Reshape(shape), x);
    }

    /** The same elements in another shape. */
    public static Value reshape(Value x, int... sizes) {
        return reshape(x, Shape.of(sizes));
    }

    /** x repeated until it has a shape. */
    public static Value broadcast(Value x, Shape shape) {
        return x.shape().equals(shape) ? x : x.tape().append(new BroadcastTo(shape), x);
    }

    /** The axes in another order. */
    public static Value transpose(Value x, int... order) {
        if (x.source() instanceof Source.Result(var before, var inputs) && before instanceof Transpose(var first)) {
            // What was turned before is turned once.
            return transpose(inputs.getFirst(), Arrays.stream(order).map(first::get).toArray());
        }
        var identity = IntStream.range(0, order.length).allMatch(axis -> order[axis] == axis);
        return identity ? x : x.tape().append(new Transpose(Arrays.stream(order).boxed().toList()), x);
    }

    /** The part from {@code from} to {@code to} along an axis. */
    public static Value slice(Value x, int axis, int from, int to) {
        return x.tape().append(new Slice(x.shape().axis(axis), from, to), x);
    }

    /** The indices of an axis from the last to the first. */
    public static Value reverse(Value x, int axis) {
        return Reverse.of(x, x.shape().axis(axis));
    }

    /** The values one behind the other along an axis, which may count from the end. */
    public static Value concatenate(List<Value> values, int axis) {
        var first = values.getFirst();
        return values.size() == 1 ? first : first.tape().append(new Concatenate(first.shape().axis(axis)), values);
    }

    /** The gradients of Σ value with respect to others, in order; null where the value does not depend on one. */
    public static List<@Nullable Value> gradients(Value value, List<Value> withRespectTo) {
        return Gradients.of(value, onesLike(value), withRespectTo, Ops::add);
    }

    /** A shape without its last axis. */
    static Shape withoutLast(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 1));
    }
}
