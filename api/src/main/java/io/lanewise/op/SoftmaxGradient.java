package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/** dxᵢ = yᵢ · (dyᵢ − Σⱼ dyⱼ · yⱼ) along the last axis, from softmax's output y and the gradient dy that flows into it. */
public record SoftmaxGradient() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(2).floats().sameShapes().require(inputs.getFirst().shape().rank() > 0, "at least one axis").get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var y = inputs.getFirst();
        var dy = inputs.getLast();
        var columns = y.size(-1);
        var rows = Softmax.rows(y);
        return () -> io.lanewise.engine.Softmax.softmaxGradient(
                rows, columns, y.floats(), y.offset(), dy.floats(), dy.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var y = inputs.getFirst();
        var dy = inputs.getLast();
        if (index == 1) {
            return upstream.tape().append(this, y, upstream);
        }
        // Σ u·y·(dy − s) with s = Σ dy·y: its derivative by y is u·(dy − s) − dy · Σ u·y.
        var s = Ops.sumLast(Ops.multiply(dy, y));
        var weighted = Ops.sumLast(Ops.multiply(upstream, y));
        return Ops.subtract(Ops.multiply(upstream, Ops.subtract(dy, s)), Ops.multiply(dy, weighted));
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.shape().size(-1);
        var y = inputs.getFirst().data();
        var dy = inputs.getLast().data();
        for (var start = 0; start < y.length; start += columns) {
            var sum = 0.0;
            for (var i = start; i < start + columns; i++) {
                sum += dy[i] * y[i];
            }
            for (var i = start; i < start + columns; i++) {
                output.data()[i] = y[i] * (dy[i] - sum);
            }
        }
    }
}
