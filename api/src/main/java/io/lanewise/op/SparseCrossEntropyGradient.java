package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link SparseCrossEntropy} by the logits: dx = upstream[row] · (p − one-hot label), where p is the softmax (rows,
 * classes), labels and upstream (rows).
 */
public record SparseCrossEntropyGradient() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(3).type(0, DType.FLOAT32).rank(0, 2).type(1, DType.INT32).rank(1, 1).type(2, DType.FLOAT32).rank(2, 1)
                .require(
                        inputs.get(0).shape().size(0) == inputs.get(1).shape().size(0) && inputs.get(1).shape().equals(inputs.get(2).shape()),
                        "a label and a gradient for each row")
                .get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var p = inputs.get(0);
        var labels = inputs.get(1);
        var upstream = inputs.get(2);
        var rows = p.size(0);
        var columns = p.size(1);
        return () -> io.lanewise.engine.Softmax.sparseCrossEntropyGradient(
                rows, columns, p.floats(), p.offset(), labels.ints(), labels.offset(), upstream.floats(), upstream.offset(),
                output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var p = inputs.get(0);
        var weight = inputs.get(2);
        if (index == 0) {
            return Ops.multiply(upstream, Ops.reshape(weight, weight.shape().size(0), 1));
        }
        var hot = Ops.oneHot(inputs.get(1), p.shape().size(1));
        return Ops.sum(Ops.multiply(upstream, Ops.subtract(p, hot)), 1);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.shape().size(1);
        for (var i = 0; i < output.data().length; i++) {
            var row = i / columns;
            var hot = (int) inputs.get(1).data()[row] == i % columns ? 1 : 0;
            output.data()[i] = inputs.get(2).data()[row] * (inputs.get(0).data()[i] - hot);
        }
    }
}
