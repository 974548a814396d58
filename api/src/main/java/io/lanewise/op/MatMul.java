package io.lanewise.op;

import io.lanewise.engine.Gemm;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.DescendingOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * The matrix product C = op(A)·op(B), where op transposes or not: (m, k)·(k, n) → (m, n).
 *
 * @param transposeA whether A is given as (k, m)
 * @param transposeB whether B is given as (n, k)
 */
public record MatMul(boolean transposeA, boolean transposeB) implements DescendingOp {
    @Override
    public String name() {
        return "MatMul" + (transposeA ? "T" : "N") + (transposeB ? "T" : "N");
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(2).floats().rank(0, 2).rank(1, 2);
        var a = inputs.getFirst().shape();
        var b = inputs.getLast().shape();
        var inner = transposeA ? a.size(0) : a.size(1);
        Signature.of(this, inputs).require(inner == (transposeB ? b.size(1) : b.size(0)), "matrices whose inner sizes agree");
        return Spec.floats(Shape.of(transposeA ? a.size(1) : a.size(0), transposeB ? b.size(0) : b.size(1)));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var a = inputs.getFirst();
        var b = inputs.getLast();
        var m = output.size(0);
        var n = output.size(1);
        var k = a.size(transposeA ? 0 : 1);
        var lda = a.size(1);
        var ldb = b.leadingDimension();
        var ldc = output.leadingDimension();
        return () -> Gemm.multiply(
                transposeA, transposeB, m, n, k, a.floats(), a.offset(), lda, b.floats(), b.offset(), ldb, output.floats(), output.offset(), ldc, false);
    }

    @Override
    public DoubleConsumer bindDescent(List<Buffer> inputs, Buffer weights) {
        var a = inputs.getFirst();
        var b = inputs.getLast();
        var m = weights.size(0);
        var n = weights.size(1);
        var k = a.size(transposeA ? 0 : 1);
        return rate -> Gemm.addScaled(
                transposeA, transposeB, m, n, k, a.floats(), a.offset(), a.size(1), b.floats(), b.offset(), b.leadingDimension(), -(float) rate,
                weights.floats(), weights.offset(), weights.leadingDimension());
    }

    @Override
    public boolean readsColumnBlocks(int index) {
        return index == 1;
    }

    @Override
    public boolean writesColumnBlocks() {
        return true;
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
        return a.tape().append(new MatMul(transposeA, transposeB), a, b);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var a = inputs.getFirst();
        var b = inputs.getLast();
        var m = output.shape().size(0);
        var n = output.shape().size(1);
        var k = a.shape().size(transposeA ? 0 : 1);
        for (var row = 0; row < m; row++) {
            for (var column = 0; column < n; column++) {
                var sum = 0.0;
                for (var inner = 0; inner < k; inner++) {
                    sum += a.data()[transposeA ? inner * m + row : row * k + inner] * b.data()[transposeB ? column * k + inner : inner * n + column];
                }
                output.data()[row * n + column] = sum;
            }
        }
    }
}
