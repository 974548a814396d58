package io.lanewise.op;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Elementwise;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
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
 * The gradient of {@link Gather}: a table of zeros to whose rows vectors are added, in order: x (…, n) and int32 indices (…) →
 * (rows, n).
 *
 * @param rows how many rows the table has
 */
public record ScatterAdd(int rows) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(2).type(0, DType.FLOAT32).type(1, DType.INT32)
                .require(rows > 0, "at least one row, not " + rows)
                .require(inputs.getFirst().shape().rank() > 0, "vectors")
                .require(Ops.withoutLast(inputs.getFirst().shape()).equals(inputs.getLast().shape()), "an index for each vector");
        return Spec.floats(Shape.of(rows, inputs.getFirst().shape().size(-1)));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var indices = inputs.getLast();
        var count = indices.length();
        var columns = output.size(1);
        // One thread adds in order: who adds first to a row decides its bits.
        return () -> {
            var table = output.floats();
            Arrays.fill(table, output.offset(), output.offset() + rows * columns, 0);
            for (var i = 0; i < count; i++) {
                var row = output.offset() + indices.ints()[indices.offset() + i] * columns;
                Elementwise.binary(Binary.ADD, columns, table, row, x.floats(), x.offset() + i * columns, table, row);
            }
        };
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 0 ? Ops.gather(upstream, inputs.getLast()) : null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.shape().size(1);
        Arrays.fill(output.data(), 0);
        for (var i = 0; i < inputs.getFirst().data().length; i++) {
            var row = (int) inputs.getLast().data()[i / columns];
            output.data()[row * columns + i % columns] += inputs.getFirst().data()[i];
        }
    }

    @Override
    public Domain domain(int index) {
        return index == 1 ? new Domain(0, rows) : Domain.ANY;
    }
}
