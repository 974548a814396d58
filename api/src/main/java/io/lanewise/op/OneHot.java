package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Integers as rows of zeros with a one at the integer's place: int32 (…) → float32 (…, classes). An integer that is no class gives
 * zeros alone.
 *
 * @param classes the length of a row
 */
public record OneHot(int classes) implements NonDifferentiableOp {
    @Override
    public Spec output(List<Spec> inputs) {
        var shape = Signature.of(this, inputs).count(1).type(0, DType.INT32).require(classes > 0, "at least one class, not " + classes).get(0).shape();
        var sizes = Arrays.copyOf(shape.toArray(), shape.rank() + 1);
        sizes[shape.rank()] = classes;
        return Spec.floats(Shape.of(sizes));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var labels = inputs.getFirst();
        var count = labels.length();
        return () -> {
            Arrays.fill(output.floats(), output.offset(), output.offset() + count * classes, 0);
            for (var i = 0; i < count; i++) {
                var label = labels.ints()[labels.offset() + i];
                if (label >= 0 && label < classes) {
                    output.floats()[output.offset() + i * classes + label] = 1;
                }
            }
        };
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = inputs.getFirst().data()[i / classes] == i % classes ? 1 : 0;
        }
    }
}
