package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * The part of the input from {@code from} to {@code to} along one axis.
 *
 * @param axis the axis, counted from 0
 * @param from the first index
 * @param to behind the last index
 */
public record Slice(int axis, int from, int to) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        var shape = Signature.of(this, inputs).count(1).floats()
                .require(axis >= 0 && axis < inputs.getFirst().shape().rank(), "an input with axis " + axis).get(0).shape();
        Signature.of(this, inputs).require(0 <= from && from <= to && to <= shape.size(axis), "indices " + from + " to " + to + " within axis " + axis);
        return Spec.floats(shape.with(axis, to - from));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var shape = x.spec().shape();
        var outer = shape.elements(0, axis);
        var inner = shape.elements(axis + 1, shape.rank());
        var whole = shape.size(axis) * inner;
        var part = (to - from) * inner;
        return () -> {
            for (var i = 0; i < outer; i++) {
                System.arraycopy(x.floats(), x.offset() + i * whole + from * inner, output.floats(), output.offset() + i * part, part);
            }
        };
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var size = inputs.getFirst().shape().size(axis);
        return upstream.tape().append(new Pad(axis, from, size - to), upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var shape = inputs.getFirst().shape();
        var inner = shape.elements(axis + 1, shape.rank());
        var part = (to - from) * inner;
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = inputs.getFirst().data()[i / part * shape.size(axis) * inner + from * inner + i % part];
        }
    }
}
