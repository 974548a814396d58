package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import java.util.List;

/**
 * The same numbers as another type; fractions are cut off.
 *
 * @param to FLOAT32 from int32, or INT32 from float32
 */
public record Cast(DType to) implements NonDifferentiableOp {
    @Override
    public Spec output(List<Spec> inputs) {
        var from = Signature.of(this, inputs).count(1).get(0);
        Signature.of(this, inputs).require(from.dtype() != to && to != DType.UINT8, "another type than " + to);
        return new Spec(from.shape(), to);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var count = output.length();
        if (to == DType.FLOAT32) {
            return () -> {
                for (var i = 0; i < count; i++) {
                    output.floats()[output.offset() + i] = x.ints()[x.offset() + i];
                }
            };
        }
        return () -> {
            for (var i = 0; i < count; i++) {
                output.ints()[output.offset() + i] = (int) x.floats()[x.offset() + i];
            }
        };
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            var x = inputs.getFirst().data()[i];
            output.data()[i] = to == DType.INT32 ? (int) x : x;
        }
    }
}
