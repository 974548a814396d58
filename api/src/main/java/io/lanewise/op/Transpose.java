package io.lanewise.op;

import io.lanewise.engine.Strided;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes in another order: axis i of the output is axis {@code order[i]} of the input.
 *
 * @param order a permutation of the axes, counted from 0
 */
public record Transpose(List<Integer> order) implements Op {
    /** Copies the list. */
    public Transpose {
        order = List.copyOf(order);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        var input = Signature.of(this, inputs).count(1).floats().get(0).shape();
        Signature.of(this, inputs).require(
                order.stream().sorted().toList().equals(IntStream.range(0, input.rank()).boxed().toList()), "an input whose axes are those of " + order);
        return Spec.floats(Shape.of(order.stream().mapToInt(input::size).toArray()));
    }

    private int[] strides(Shape input) {
        return order.stream().mapToInt(axis -> input.elements(axis + 1, input.rank())).toArray();
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var sizes = output.spec().shape().toArray();
        var strides = strides(x.spec().shape());
        return () -> Strided.copy(sizes, x.floats(), x.offset(), strides, output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return Ops.transpose(upstream, IntStream.range(0, order.size()).map(order::indexOf).toArray());
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var strides = strides(inputs.getFirst().shape());
        for (var i = 0; i < output.data().length; i++) {
            var rest = i;
            var from = 0;
            for (var axis = strides.length - 1; axis >= 0; axis--) {
                from += rest % output.shape().size(axis) * strides[axis];
                rest /= output.shape().size(axis);
            }
            output.data()[i] = inputs.getFirst().data()[from];
        }
    }
}
