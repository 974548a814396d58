package io.lanewise.op;

import io.lanewise.engine.Elementwise;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * y = min(max(x, low), high), element by element. The gradient flows where x is within the bounds.
 *
 * @param low the smallest number that may come out
 * @param high the largest
 * @param open whether no gradient flows where x is a bound
 */
public record Clip(double low, double high, boolean open) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats().require(low <= high, "low <= high, not " + low + " and " + high).get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var n = output.length();
        return () -> Elementwise.clip(n, x.floats(), x.offset(), (float) low, (float) high, output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var x = inputs.getFirst();
        var within = open ? Ops.multiply(Ops.greater(x, low), Ops.greater(Ops.negate(x), -high)) : Ops.equal(x, output);
        return Ops.multiply(upstream, within);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = Math.clamp(inputs.getFirst().data()[i], low, high);
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
