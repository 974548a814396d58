package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/** yᵢ = xᵢ − ln Σⱼ exp(xⱼ) along the last axis, computed without overflow. */
public record LogSoftmax() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats().require(inputs.getFirst().shape().rank() > 0, "at least one axis").get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var columns = x.size(-1);
        var rows = Softmax.rows(x);
        return () -> io.lanewise.engine.Softmax.logSoftmax(rows, columns, x.floats(), x.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return Ops.subtract(upstream, Ops.multiply(Ops.exp(output), Ops.sumLast(upstream)));
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        new Softmax().reference(inputs, output);
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = Math.log(output.data()[i]);
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
