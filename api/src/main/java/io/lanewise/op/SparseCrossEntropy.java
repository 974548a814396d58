package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cross-entropy of integer labels and logits, a row: loss = ln Σⱼ exp(xⱼ) − x[label]. Logits (rows, classes) and int32 labels (rows)
 * → (rows). NaN where a label is no class.
 */
public record SparseCrossEntropy() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(2).type(0, DType.FLOAT32).rank(0, 2).type(1, DType.INT32).rank(1, 1)
                .require(inputs.getFirst().shape().size(0) == inputs.getLast().shape().size(0), "a label for each row");
        return Spec.floats(Shape.of(inputs.getFirst().shape().size(0)));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var logits = inputs.getFirst();
        var labels = inputs.getLast();
        var rows = logits.size(0);
        var columns = logits.size(1);
        return () -> io.lanewise.engine.Softmax.sparseCrossEntropy(
                rows, columns, logits.floats(), logits.offset(), labels.ints(), labels.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new SparseCrossEntropyGradient(), Ops.softmax(inputs.getFirst()), inputs.getLast(), upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var logits = inputs.getFirst();
        var columns = logits.shape().size(1);
        var logarithms = Reference.zeros(logits.shape());
        new LogSoftmax().reference(List.of(logits), logarithms);
        for (var row = 0; row < output.data().length; row++) {
            output.data()[row] = -logarithms.data()[row * columns + (int) inputs.getLast().data()[row]];
        }
    }
}
