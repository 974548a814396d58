package io.lanewise.op;

import io.lanewise.engine.Gemm;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * y = f(x·W + bias) in one pass: (m, k), (k, n) and (n) → (m, n). {@link DenseFusion} makes it of a product, a bias and an
 * activation.
 *
 * @param activation f: COPY (none), RELU, SIGMOID or TANH
 */
public record DenseProduct(UnaryOp.Function activation) implements Op {
    /** The functions that the kernel can apply as it stores. */
    static final List<UnaryOp.Function> ACTIVATIONS =
            List.of(UnaryOp.Function.COPY, UnaryOp.Function.RELU, UnaryOp.Function.SIGMOID, UnaryOp.Function.TANH);

    @Override
    public String name() {
        return "DenseProduct[" + activation.name().toLowerCase(Locale.ROOT) + "]";
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).require(ACTIVATIONS.contains(activation), "one of the activations " + ACTIVATIONS + ", not " + activation)
                .count(3).floats().rank(0, 2).rank(1, 2).rank(2, 1)
                .require(inputs.get(0).shape().size(1) == inputs.get(1).shape().size(0), "matrices whose inner sizes agree")
                .require(inputs.get(1).shape().size(1) == inputs.get(2).shape().size(0), "a bias as long as a row of the output");
        return Spec.floats(Shape.of(inputs.get(0).shape().size(0), inputs.get(1).shape().size(1)));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.get(0);
        var w = inputs.get(1);
        var bias = inputs.get(2);
        var m = output.size(0);
        var n = output.size(1);
        var k = x.size(1);
        var ldw = w.leadingDimension();
        return () -> Gemm.multiply(
                false, false, m, n, k, x.floats(), x.offset(), k, w.floats(), w.offset(), ldw, output.floats(), output.offset(), n,
                bias.floats(), bias.offset(), activation.kernel());
    }

    @Override
    public boolean readsColumnBlocks(int index) {
        return index == 1;
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var product = switch (activation) {
            case RELU -> BinaryOp.Function.RELU_GRADIENT.of(upstream, output);
            case SIGMOID -> BinaryOp.Function.SIGMOID_GRADIENT.of(upstream, output);
            case TANH -> BinaryOp.Function.TANH_GRADIENT.of(upstream, output);
            default -> upstream;
        };
        return switch (index) {
            case 0 -> product.tape().append(new MatMul(false, true), product, inputs.get(1));
            case 1 -> product.tape().append(new MatMul(true, false), inputs.get(0), product);
            default -> Ops.sum(product, 0);
        };
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        new MatMul(false, false).reference(inputs.subList(0, 2), output);
        var bias = inputs.get(2).data();
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = activation.apply(output.data()[i] + bias[i % bias.length]);
        }
    }
}
