package io.lanewise.op;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Elementwise;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * y = f(a, b), element by element, of two values of one shape. {@link Ops} broadcasts values of unequal shapes first.
 *
 * @param function f
 */
public record BinaryOp(Function function) implements Op {

    /** The functions, each with its kernel, its definition and the gradients da and db from a, b, y and dy. */
    public enum Function {
        /** y = a + b. */
        ADD(Binary.ADD, Double::sum, (a, b, y, dy) -> dy, (a, b, y, dy) -> dy),
        /** y = a − b. */
        SUBTRACT(Binary.SUBTRACT, (a, b) -> a - b, (a, b, y, dy) -> dy, (a, b, y, dy) -> Ops.negate(dy)),
        /** y = a · b. */
        MULTIPLY(Binary.MULTIPLY, (a, b) -> a * b, (a, b, y, dy) -> Ops.multiply(dy, b), (a, b, y, dy) -> Ops.multiply(dy, a)),
        /** y = a / b. */
        DIVIDE(
                Binary.DIVIDE, (a, b) -> a / b,
                (a, b, y, dy) -> Ops.divide(dy, b),
                (a, b, y, dy) -> Ops.negate(Ops.divide(Ops.multiply(dy, y), b)),
                Domain.POSITIVE),
        /** y = max(a, b); where they are equal each gets half of the gradient. */
        MAXIMUM(
                Binary.MAXIMUM, Math::max,
                (a, b, y, dy) -> Ops.multiply(dy, larger(a, b)),
                (a, b, y, dy) -> Ops.multiply(dy, larger(b, a))),
        /** y = min(a, b); where they are equal each gets half of the gradient. */
        MINIMUM(
                Binary.MINIMUM, Math::min,
                (a, b, y, dy) -> Ops.multiply(dy, larger(b, a)),
                (a, b, y, dy) -> Ops.multiply(dy, larger(a, b))),
        /** 1 if a = b, else 0; no gradient. */
        EQUAL(Binary.EQUAL, (a, b) -> a == b ? 1 : 0, null, null),
        /** 1 if a &gt; b, else 0; no gradient. */
        GREATER(Binary.GREATER, (a, b) -> a > b ? 1 : 0, null, null),
        /** 1 if a ≥ b, else 0; no gradient. */
        GREATER_EQUAL(Binary.GREATER_EQUAL, (a, b) -> a >= b ? 1 : 0, null, null),
        /** y = aᵇ, a &gt; 0. */
        POWER(
                Binary.POWER, Math::pow,
                (a, b, y, dy) -> Ops.divide(Ops.multiply(Ops.multiply(dy, b), y), a),
                (a, b, y, dy) -> Ops.multiply(Ops.multiply(dy, y), Ops.log(a)),
                Domain.POSITIVE),
        /** y = b &gt; 0 ? a : 0, the gradient of relu: a is its upstream gradient, b its output. */
        RELU_GRADIENT(Binary.RELU_GRADIENT, (a, b) -> b > 0 ? a : 0, (a, b, y, dy) -> reluGradient(dy, b), null),
        /** y = a · b · (1 − b), the gradient of the sigmoid: a is its upstream gradient, b its output. */
        SIGMOID_GRADIENT(
                Binary.SIGMOID_GRADIENT, (a, b) -> a * b * (1 - b),
                (a, b, y, dy) -> sigmoidGradient(dy, b),
                (a, b, y, dy) -> Ops.multiply(Ops.multiply(dy, a), Ops.affine(b, -2, 1))),
        /** y = a · (1 − b²), the gradient of tanh: a is its upstream gradient, b its output. */
        TANH_GRADIENT(
                Binary.TANH_GRADIENT, (a, b) -> a * (1 - b * b),
                (a, b, y, dy) -> tanhGradient(dy, b),
                (a, b, y, dy) -> Ops.multiply(Ops.multiply(dy, a), Ops.multiply(b, -2)));

        private final Binary kernel;
        private final DoubleBinaryOperator definition;
        private final @Nullable Gradient first;
        private final @Nullable Gradient second;
        private final Domain domain;

        Function(Binary kernel, DoubleBinaryOperator definition, @Nullable Gradient first, @Nullable Gradient second) {
            this(kernel, definition, first, second, Domain.ANY);
        }

        Function(Binary kernel, DoubleBinaryOperator definition, @Nullable Gradient first, @Nullable Gradient second, Domain domain) {
            this.kernel = kernel;
            this.definition = definition;
            this.first = first;
            this.second = second;
            this.domain = domain;
        }

        /** This function of the pairs of elements of two values of one shape. */
        public Value of(Value a, Value b) {
            return a.tape().append(new BinaryOp(this), a, b);
        }

        private static Value reluGradient(Value dy, Value y) {
            return RELU_GRADIENT.of(dy, y);
        }

        private static Value sigmoidGradient(Value dy, Value y) {
            return SIGMOID_GRADIENT.of(dy, y);
        }

        private static Value tanhGradient(Value dy, Value y) {
            return TANH_GRADIENT.of(dy, y);
        }

        /** 1 where a &gt; b, ½ where they are equal. */
        private static Value larger(Value a, Value b) {
            return Ops.multiply(Ops.add(Ops.greater(a, b), Ops.greaterEqual(a, b)), 0.5);
        }
    }

    private interface Gradient {
        Value of(Value a, Value b, Value y, Value dy);
    }

    @Override
    public String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(2).floats().sameShapes().get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var a = inputs.getFirst();
        var b = inputs.getLast();
        var n = output.length();
        return () -> Elementwise.binary(function.kernel, n, a.floats(), a.offset(), b.floats(), b.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var gradient = index == 0 ? function.first : function.second;
        return gradient == null ? null : gradient.of(inputs.getFirst(), inputs.getLast(), output, upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var a = inputs.getFirst().data();
        var b = inputs.getLast().data();
        for (var i = 0; i < a.length; i++) {
            output.data()[i] = function.definition.applyAsDouble(a[i], b[i]);
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public Domain domain(int index) {
        return function.domain;
    }
}
