package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * The same elements in another shape; nothing is copied.
 *
 * @param shape the shape of the output, of as many elements
 */
public record Reshape(Shape shape) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        var input = Signature.of(this, inputs).count(1).get(0);
        Signature.of(this, inputs).require(input.shape().elements() == shape.elements(), "as many elements as " + shape + " holds");
        return new Spec(shape, input.dtype());
    }

    @Override
    public boolean isView() {
        return true;
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        return () -> {};
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return Ops.reshape(upstream, inputs.getFirst().shape());
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        System.arraycopy(inputs.getFirst().data(), 0, output.data(), 0, output.data().length);
    }
}
