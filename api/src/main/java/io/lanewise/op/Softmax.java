package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/** yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along the last axis, computed without overflow. */
public record Softmax() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats().require(inputs.getFirst().shape().rank() > 0, "at least one axis").get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var columns = x.size(-1);
        var rows = rows(x);
        return () -> io.lanewise.engine.Softmax.softmax(rows, columns, x.floats(), x.offset(), output.floats(), output.offset());
    }

    /** How many rows a value has when all its axes but the last are one. */
    static int rows(Buffer x) {
        var shape = x.spec().shape();
        return shape.elements(0, shape.rank() - 1);
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new SoftmaxGradient(), output, upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.shape().size(-1);
        var x = inputs.getFirst().data();
        for (var start = 0; start < x.length; start += columns) {
            var max = Double.NEGATIVE_INFINITY;
            for (var i = start; i < start + columns; i++) {
                max = Math.max(max, x[i]);
            }
            var sum = 0.0;
            for (var i = start; i < start + columns; i++) {
                sum += Math.exp(x[i] - max);
            }
            for (var i = start; i < start + columns; i++) {
                output.data()[i] = Math.exp(x[i] - max) / sum;
            }
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
