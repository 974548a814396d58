package io.lanewise.op;

import io.lanewise.engine.Reduction;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * The sum, largest or smallest of the elements along neighbouring axes, which vanish: (…, a, b, …) → (…, …). The gradient of an
 * extreme is shared evenly by the elements that reach it.
 *
 * @param reduction which
 * @param from the first axis
 * @param to behind the last axis
 */
public record Reduce(Reduction reduction, int from, int to) implements Op {
    @Override
    public String name() {
        return reduction.name().toLowerCase(Locale.ROOT) + "[" + from + ".." + to + "]";
    }

    @Override
    public Spec output(List<Spec> inputs) {
        var shape = Signature.of(this, inputs).count(1).floats()
                .require(from >= 0 && from <= to && to <= inputs.getFirst().shape().rank(), "an input with the axes " + from + " to " + to)
                .get(0).shape();
        var sizes = shape.toArray();
        var left = new int[sizes.length - (to - from)];
        System.arraycopy(sizes, 0, left, 0, from);
        System.arraycopy(sizes, to, left, from, sizes.length - to);
        return Spec.floats(Shape.of(left));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var shape = x.spec().shape();
        var outer = shape.elements(0, from);
        var count = shape.elements(from, to);
        var inner = shape.elements(to, shape.rank());
        if (inner == 1) {
            return () -> io.lanewise.engine.Reduce.rows(reduction, outer, count, x.floats(), x.offset(), output.floats(), output.offset());
        }
        return () -> {
            for (var block = 0; block < outer; block++) {
                io.lanewise.engine.Reduce.columns(
                        reduction, count, inner, inner, x.floats(), x.offset() + block * count * inner, output.floats(), output.offset() + block * inner);
            }
        };
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var x = inputs.getFirst();
        if (reduction == Reduction.SUM) {
            return spread(upstream, x.shape());
        }
        var reached = Ops.equal(x, spread(output, x.shape()));
        var shares = Ops.divide(upstream, reached.tape().append(new Reduce(Reduction.SUM, from, to), reached));
        return Ops.multiply(reached, spread(shares, x.shape()));
    }

    /** A reduced value repeated along the axes that vanished. */
    private Value spread(Value reduced, Shape shape) {
        var kept = shape;
        for (var axis = from; axis < to; axis++) {
            kept = kept.with(axis, 1);
        }
        return Ops.broadcast(Ops.reshape(reduced, kept), shape);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var shape = inputs.getFirst().shape();
        var x = inputs.getFirst().data();
        var count = shape.elements(from, to);
        var inner = shape.elements(to, shape.rank());
        for (var i = 0; i < output.data().length; i++) {
            var first = i / inner * count * inner + i % inner;
            var result = switch (reduction) {
                case SUM -> 0.0;
                case MAX -> Double.NEGATIVE_INFINITY;
                case MIN -> Double.POSITIVE_INFINITY;
            };
            for (var j = 0; j < count; j++) {
                var element = x[first + j * inner];
                result = switch (reduction) {
                    case SUM -> result + element;
                    case MAX -> Math.max(result, element);
                    case MIN -> Math.min(result, element);
                };
            }
            output.data()[i] = result;
        }
    }
}
