package io.lanewise.op;

import io.lanewise.engine.Elementwise;
import io.lanewise.engine.Unary;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * y = f(x), element by element.
 *
 * @param function f
 */
public record UnaryOp(Function function) implements Op {

    /** The functions, each with its kernel, its definition and its gradient dx from x, y and dy. */
    public enum Function {
        /** y = x, in a window of its own. */
        COPY(Unary.IDENTITY, x -> x, (x, y, dy) -> dy),
        /** y = −x. */
        NEGATE(Unary.NEGATE, x -> -x, (x, y, dy) -> Ops.negate(dy)),
        /** y = |x|; the gradient at 0 is 0. */
        ABS(Unary.ABS, Math::abs, (x, y, dy) -> Ops.multiply(dy, Ops.sign(x))),
        /** −1, 0 or 1; no gradient. */
        SIGN(Unary.SIGN, Math::signum, null),
        /** ⌊x⌋; no gradient. */
        FLOOR(Unary.FLOOR, Math::floor, null),
        /** y = x². */
        SQUARE(Unary.SQUARE, x -> x * x, (x, y, dy) -> Ops.multiply(Ops.multiply(dy, x), 2)),
        /** y = √x, x ≥ 0. */
        SQRT(Unary.SQRT, Math::sqrt, (x, y, dy) -> Ops.multiply(Ops.divide(dy, y), 0.5), Domain.POSITIVE),
        /** y = 1 / x. */
        RECIPROCAL(Unary.RECIPROCAL, x -> 1 / x, (x, y, dy) -> Ops.negate(Ops.multiply(dy, Ops.square(y))), Domain.POSITIVE),
        /** y = eˣ. */
        EXP(Unary.EXP, Math::exp, (x, y, dy) -> Ops.multiply(dy, y)),
        /** y = eˣ − 1. */
        EXPM1(Unary.EXPM1, Math::expm1, (x, y, dy) -> Ops.multiply(dy, Ops.add(y, 1))),
        /** y = ln x, x &gt; 0. */
        LOG(Unary.LOG, Math::log, (x, y, dy) -> Ops.divide(dy, x), Domain.POSITIVE),
        /** y = ln (1 + x), x &gt; −1. */
        LOG1P(Unary.LOG1P, Math::log1p, (x, y, dy) -> Ops.divide(dy, Ops.add(x, 1)), Domain.POSITIVE),
        /** y = tanh x. */
        TANH(Unary.TANH, Math::tanh, (x, y, dy) -> BinaryOp.Function.TANH_GRADIENT.of(dy, y)),
        /** y = 1 / (1 + e⁻ˣ). */
        SIGMOID(Unary.SIGMOID, x -> 1 / (1 + Math.exp(-x)), (x, y, dy) -> BinaryOp.Function.SIGMOID_GRADIENT.of(dy, y)),
        /** y = ln (1 + eˣ). */
        SOFTPLUS(Unary.SOFTPLUS, x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), (x, y, dy) -> Ops.multiply(dy, Ops.sigmoid(x))),
        /** y = (2/√π) ∫₀ˣ e^(−t²) dt. */
        ERF(Unary.ERF, ErrorFunction::erf, (x, y, dy) -> Ops.multiply(Ops.multiply(dy, Ops.exp(Ops.negate(Ops.square(x)))), 2 / Math.sqrt(Math.PI))),
        /** y = max(x, 0); the gradient at 0 is 0. */
        RELU(Unary.RELU, x -> Math.max(x, 0), (x, y, dy) -> BinaryOp.Function.RELU_GRADIENT.of(dy, y));

        private final Unary kernel;
        private final DoubleUnaryOperator definition;
        private final @Nullable Gradient gradient;
        private final Domain domain;

        Function(Unary kernel, DoubleUnaryOperator definition, @Nullable Gradient gradient) {
            this(kernel, definition, gradient, Domain.ANY);
        }

        Function(Unary kernel, DoubleUnaryOperator definition, @Nullable Gradient gradient, Domain domain) {
            this.kernel = kernel;
            this.definition = definition;
            this.gradient = gradient;
            this.domain = domain;
        }

        /** This function of every element of x. */
        public Value of(Value x) {
            return x.tape().append(new UnaryOp(this), x);
        }

        /** The kernel that computes it. */
        Unary kernel() {
            return kernel;
        }

        /** The definition in float64. */
        double apply(double x) {
            return definition.applyAsDouble(x);
        }
    }

    private interface Gradient {
        Value of(Value x, Value y, Value dy);
    }

    @Override
    public String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats().get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var n = output.length();
        return () -> Elementwise.unary(function.kernel, n, x.floats(), x.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return function.gradient == null ? null : function.gradient.of(inputs.getFirst(), output, upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst().data();
        for (var i = 0; i < x.length; i++) {
            output.data()[i] = function.apply(x[i]);
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
