package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;

/**
 * The input with zeros before and behind along one axis.
 *
 * @param axis the axis, counted from 0
 * @param before how many zeros come first
 * @param behind how many come last
 */
public record Pad(int axis, int before, int behind) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        var shape = Signature.of(this, inputs).count(1).floats()
                .require(axis >= 0 && axis < inputs.getFirst().shape().rank(), "an input with axis " + axis)
                .require(before >= 0 && behind >= 0, "no negative number of zeros, not " + before + " and " + behind)
                .get(0).shape();
        return Spec.floats(shape.with(axis, before + shape.size(axis) + behind));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var shape = x.spec().shape();
        var outer = shape.elements(0, axis);
        var inner = shape.elements(axis + 1, shape.rank());
        var part = shape.size(axis) * inner;
        var whole = part + (before + behind) * inner;
        return () -> {
            Arrays.fill(output.floats(), output.offset(), output.offset() + outer * whole, 0);
            for (var i = 0; i < outer; i++) {
                System.arraycopy(x.floats(), x.offset() + i * part, output.floats(), output.offset() + i * whole + before * inner, part);
            }
        };
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return Ops.slice(upstream, axis, before, before + inputs.getFirst().shape().size(axis));
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var shape = inputs.getFirst().shape();
        var inner = shape.elements(axis + 1, shape.rank());
        var part = shape.size(axis) * inner;
        var whole = part + (before + behind) * inner;
        for (var i = 0; i < inputs.getFirst().data().length; i++) {
            output.data()[i / part * whole + before * inner + i % part] = inputs.getFirst().data()[i];
        }
    }
}
