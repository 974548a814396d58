package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * The inputs one behind the other along an axis; all other axes agree.
 *
 * @param axis the axis, counted from 0
 */
public record Concatenate(int axis) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        var first = Signature.of(this, inputs).require(!inputs.isEmpty(), "at least one input").floats()
                .require(axis >= 0 && axis < inputs.getFirst().shape().rank(), "inputs with axis " + axis).get(0).shape();
        var size = 0;
        for (var input : inputs) {
            var shape = input.shape();
            Signature.of(this, inputs).require(
                    shape.rank() == first.rank() && shape.with(axis, 1).equals(first.with(axis, 1)), "inputs of the same shape but for axis " + axis);
            size = Math.addExact(size, shape.size(axis));
        }
        return Spec.floats(first.with(axis, size));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var parts = inputs.toArray(Buffer[]::new);
        var shape = output.spec().shape();
        var outer = shape.elements(0, axis);
        var whole = shape.elements(axis, shape.rank());
        return () -> {
            var column = 0;
            for (var part : parts) {
                var length = part.length() / Math.max(1, outer);
                for (var i = 0; i < outer; i++) {
                    System.arraycopy(part.floats(), part.offset() + i * length, output.floats(), output.offset() + i * whole + column, length);
                }
                column += length;
            }
        };
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var from = inputs.subList(0, index).stream().mapToInt(input -> input.shape().size(axis)).sum();
        return Ops.slice(upstream, axis, from, from + inputs.get(index).shape().size(axis));
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var outer = output.shape().elements(0, axis);
        var at = 0;
        for (var i = 0; i < outer; i++) {
            for (var input : inputs) {
                var length = input.data().length / outer;
                for (var j = 0; j < length; j++) {
                    output.data()[at++] = input.data()[i * length + j];
                }
            }
        }
    }
}
