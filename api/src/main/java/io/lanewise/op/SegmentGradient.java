package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of {@link Segment}: a vector of zeros but for these elements.
 *
 * @param from the first of the elements
 * @param size the length of the vector
 */
public record SegmentGradient(int from, int size) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).floats().require(
                from >= 0 && from <= size - inputs.getFirst().shape().elements(), "no more elements than a vector of " + size + " has from " + from + " on");
        return Spec.floats(Shape.of(size));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        return () -> {
            var begin = output.offset() + from;
            Arrays.fill(output.floats(), output.offset(), begin, 0);
            System.arraycopy(x.floats(), x.offset(), output.floats(), begin, x.length());
            Arrays.fill(output.floats(), begin + x.length(), output.offset() + size, 0);
        };
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new Segment(from, inputs.getFirst().shape()), upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        System.arraycopy(inputs.getFirst().data(), 0, output.data(), from, inputs.getFirst().data().length);
    }
}
