package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import java.util.List;

/** y = a &lt; 0 ? b : a, element by element, of two int32 values of one shape: an index, or another one where none was found. */
public record OrElse() implements NonDifferentiableOp {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(2).type(0, DType.INT32).type(1, DType.INT32).sameShapes().get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var a = inputs.getFirst();
        var b = inputs.getLast();
        var n = output.length();
        return () -> {
            for (var i = 0; i < n; i++) {
                var index = a.ints()[a.offset() + i];
                output.ints()[output.offset() + i] = index < 0 ? b.ints()[b.offset() + i] : index;
            }
        };
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            var index = inputs.getFirst().data()[i];
            output.data()[i] = index < 0 ? inputs.getLast().data()[i] : index;
        }
    }
}
