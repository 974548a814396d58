package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Source;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * The indices of an axis from the last to the first.
 *
 * @param axis the axis, counted from 0
 */
public record Reverse(int axis) implements Op {
    /** x turned round; what has been turned round already is as it was. */
    static Value of(Value x, int axis) {
        var op = new Reverse(axis);
        return x.source() instanceof Source.Result(var before, var inputs) && before.equals(op) ? inputs.getFirst() : x.tape().append(op, x);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats()
                .require(axis >= 0 && axis < inputs.getFirst().shape().rank(), "an input with axis " + axis).get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var shape = x.spec().shape();
        var outer = shape.elements(0, axis);
        var size = shape.size(axis);
        var inner = shape.elements(axis + 1, shape.rank());
        return () -> {
            for (var i = 0; i < outer; i++) {
                for (var j = 0; j < size; j++) {
                    System.arraycopy(
                            x.floats(), x.offset() + (i * size + j) * inner, output.floats(), output.offset() + (i * size + size - 1 - j) * inner, inner);
                }
            }
        };
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return of(upstream, axis);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var shape = output.shape();
        var size = shape.size(axis);
        var inner = shape.elements(axis + 1, shape.rank());
        for (var i = 0; i < output.data().length; i++) {
            var j = i / inner % size;
            output.data()[i] = inputs.getFirst().data()[i + (size - 1 - 2 * j) * inner];
        }
    }
}
