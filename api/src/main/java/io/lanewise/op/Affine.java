package io.lanewise.op;

import io.lanewise.engine.Elementwise;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * y = scale · x + shift, element by element.
 *
 * @param scale the factor
 * @param shift the summand
 */
public record Affine(double scale, double shift) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats().get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var n = output.length();
        return () -> Elementwise.affine(n, x.floats(), x.offset(), (float) scale, (float) shift, output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return Ops.affine(upstream, scale, 0);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = scale * inputs.getFirst().data()[i] + shift;
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
