package io.lanewise.op;

import io.lanewise.engine.BatchedGemm;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The products of many pairs of matrices, C[i] = op(A[i])·op(B[i]), where op transposes or not: (…, m, k)·(…, k, n) → (…, m, n) with the
 * same axes in front.
 *
 * @param transposeA whether each A is given as (k, m)
 * @param transposeB whether each B is given as (n, k)
 */
public record BatchMatMul(boolean transposeA, boolean transposeB) implements Op {
    @Override
    public String name() {
        return "BatchMatMul" + (transposeA ? "T" : "N") + (transposeB ? "T" : "N");
    }

    @Override
    public Spec output(List<Spec> inputs) {
        var a = Signature.of(this, inputs).count(2).floats().get(0).shape();
        var b = inputs.getLast().shape();
        Signature.of(this, inputs)
                .require(a.rank() > 2 && a.rank() == b.rank() && front(a).equals(front(b)), "two values with the same axes in front of those of matrices")
                .require(a.size(transposeA ? -2 : -1) == b.size(transposeB ? -1 : -2), "matrices whose inner sizes agree");
        return Spec.floats(a.with(-2, a.size(transposeA ? -1 : -2)).with(-1, b.size(transposeB ? -2 : -1)));
    }

    private static Shape front(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var a = inputs.getFirst();
        var b = inputs.getLast();
        var m = output.size(-2);
        var n = output.size(-1);
        var k = a.size(transposeA ? -2 : -1);
        var count = front(output.spec().shape()).elements();
        return () -> BatchedGemm.multiply(
                transposeA, transposeB, count, m, n, k, a.floats(), a.offset(), b.floats(), b.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var a = inputs.getFirst();
        var b = inputs.getLast();
        if (index == 0) {
            return transposeA ? product(transposeB, true, b, upstream) : product(false, !transposeB, upstream, b);
        }
        return transposeB ? product(true, transposeA, upstream, a) : product(!transposeA, false, a, upstream);
    }

    private static Value product(boolean transposeA, boolean transposeB, Value a, Value b) {
        return a.tape().append(new BatchMatMul(transposeA, transposeB), a, b);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var shape = output.shape();
        var matrix = new MatMul(transposeA, transposeB);
        var size = shape.size(-2) * shape.size(-1);
        for (var i = 0; i < front(shape).elements(); i++) {
            var product = Reference.zeros(Shape.of(shape.size(-2), shape.size(-1)));
            matrix.reference(List.of(matrix(inputs.getFirst(), i), matrix(inputs.getLast(), i)), product);
            System.arraycopy(product.data(), 0, output.data(), i * size, size);
        }
    }

    private static Reference matrix(Reference all, int index) {
        var rows = all.shape().size(-2);
        var columns = all.shape().size(-1);
        return new Reference(Shape.of(rows, columns), Arrays.copyOfRange(all.data(), index * rows * columns, (index + 1) * rows * columns));
    }
}
