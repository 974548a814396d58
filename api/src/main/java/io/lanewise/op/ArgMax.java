package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import java.util.List;

/** The index of the largest element along the last axis, the first of several: float32 (…, n) → int32 (…). */
public record ArgMax() implements NonDifferentiableOp {
    @Override
    public Spec output(List<Spec> inputs) {
        var shape = Signature.of(this, inputs).count(1).floats()
                .require(inputs.getFirst().shape().rank() > 0 && inputs.getFirst().shape().size(-1) > 0, "a last axis that is not empty").get(0).shape();
        return Spec.ints(Ops.withoutLast(shape));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var columns = x.size(-1);
        var rows = output.length();
        return () -> io.lanewise.engine.Reduce.argMaxRows(rows, columns, x.floats(), x.offset(), output.ints(), output.offset());
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst().data();
        var columns = inputs.getFirst().shape().size(-1);
        for (var row = 0; row < output.data().length; row++) {
            var best = 0;
            for (var column = 1; column < columns; column++) {
                if (x[row * columns + column] > x[row * columns + best]) {
                    best = column;
                }
            }
            output.data()[row] = best;
        }
    }
}
