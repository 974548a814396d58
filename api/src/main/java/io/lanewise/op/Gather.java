package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table: table (rows, n) and int32 indices (…) → (…, n). A run throws {@link IndexOutOfBoundsException} for an index that
 * the table does not have.
 */
public record Gather() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(2).type(0, DType.FLOAT32).rank(0, 2).type(1, DType.INT32);
        var indices = inputs.getLast().shape();
        var sizes = Arrays.copyOf(indices.toArray(), indices.rank() + 1);
        sizes[indices.rank()] = inputs.getFirst().shape().size(1);
        return Spec.floats(Shape.of(sizes));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var table = inputs.getFirst();
        var indices = inputs.getLast();
        var rows = table.size(0);
        var columns = table.size(1);
        var count = indices.length();
        return () -> io.lanewise.engine.Gather.rows(
                rows, count, columns, table.floats(), table.offset(), indices.ints(), indices.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var rows = inputs.getFirst().shape().size(0);
        return index == 0 ? upstream.tape().append(new ScatterAdd(rows), upstream, inputs.getLast()) : null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = inputs.getFirst().shape().size(1);
        for (var i = 0; i < output.data().length; i++) {
            var row = (int) inputs.getLast().data()[i / columns];
            output.data()[i] = inputs.getFirst().data()[row * columns + i % columns];
        }
    }
}
