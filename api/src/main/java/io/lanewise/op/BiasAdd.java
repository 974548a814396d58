package io.lanewise.op;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Elementwise;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/** y = x + bias, the bias added to every row: (rows, n) and (n) → (rows, n). */
public record BiasAdd() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(2).floats().rank(0, 2).rank(1, 1)
                .require(inputs.getFirst().shape().size(1) == inputs.getLast().shape().size(0), "a bias as long as a row").get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var bias = inputs.getLast();
        var rows = x.size(0);
        var columns = x.size(1);
        return () -> Elementwise.rowBinary(
                Binary.ADD, rows, columns, x.floats(), x.offset(), bias.floats(), bias.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 0 ? upstream : Ops.sum(upstream, 0);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var bias = inputs.getLast().data();
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = inputs.getFirst().data()[i] + bias[i % bias.length];
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
