package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * Elements of a vector, one behind the other, in a shape: one of several results that an op puts into one output. At the beginning it is
 * the vector's own memory.
 *
 * @param from the first of the elements
 * @param shape the shape they are given
 */
public record Segment(int from, Shape shape) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).floats().rank(0, 1).require(
                from >= 0 && from <= inputs.getFirst().shape().size(0) - shape.elements(), "a vector of at least " + from + " + " + shape + " elements");
        return Spec.floats(shape);
    }

    @Override
    public boolean isView() {
        return from == 0;
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        return () -> System.arraycopy(x.floats(), x.offset() + from, output.floats(), output.offset(), output.length());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new SegmentGradient(from, inputs.getFirst().shape().size(0)), upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        System.arraycopy(inputs.getFirst().data(), from, output.data(), 0, output.data().length);
    }
}
