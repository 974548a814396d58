package io.lanewise.op;

import io.lanewise.engine.Strided;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * The input repeated until it has a shape, by NumPy's rule: shapes are aligned at their last axis, and an axis that is missing or
 * of size 1 is repeated.
 *
 * @param shape the shape of the output
 */
public record BroadcastTo(Shape shape) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        var input = Signature.of(this, inputs).count(1).floats().get(0).shape();
        Signature.of(this, inputs).require(fits(input), "an input that can be repeated to " + shape);
        return Spec.floats(shape);
    }

    private boolean fits(Shape input) {
        var missing = shape.rank() - input.rank();
        if (missing < 0) {
            return false;
        }
        for (var axis = 0; axis < input.rank(); axis++) {
            if (input.size(axis) != 1 && input.size(axis) != shape.size(axis + missing)) {
                return false;
            }
        }
        return true;
    }

    /** For each axis of the output how far apart neighbours lie in the input: 0 where it is repeated. */
    private int[] strides(Shape input) {
        var strides = new int[shape.rank()];
        var missing = shape.rank() - input.rank();
        for (var axis = 0; axis < input.rank(); axis++) {
            strides[axis + missing] = input.size(axis) == 1 ? 0 : input.elements(axis + 1, input.rank());
        }
        return strides;
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var sizes = shape.toArray();
        var strides = strides(x.spec().shape());
        return () -> Strided.copy(sizes, x.floats(), x.offset(), strides, output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var input = inputs.getFirst().shape();
        var missing = shape.rank() - input.rank();
        var sum = upstream;
        for (var axis = shape.rank() - 1; axis >= 0; axis--) {
            if (axis < missing || (input.size(axis - missing) == 1 && shape.size(axis) != 1)) {
                sum = Ops.sum(sum, axis);
            }
        }
        return Ops.reshape(sum, input);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var strides = strides(inputs.getFirst().shape());
        for (var i = 0; i < output.data().length; i++) {
            var rest = i;
            var from = 0;
            for (var axis = shape.rank() - 1; axis >= 0; axis--) {
                from += rest % shape.size(axis) * strides[axis];
                rest /= shape.size(axis);
            }
            output.data()[i] = inputs.getFirst().data()[from];
        }
    }
}
