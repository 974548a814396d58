package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Functions of one or two symbols, element by element, without options: Keras's operations of the same names ({@code keras.ops}). In
 * place of one of two symbols there may be a number. Shapes are broadcast. All give float32; what is true or false in Keras is 1 or 0.
 */
public enum Arithmetic {
    /** a + b. */
    ADD("Add", Ops::add),
    /** a − b. */
    SUBTRACT("Subtract", Ops::subtract),
    /** a · b. */
    MULTIPLY("Multiply", Ops::multiply),
    /** a / b. */
    DIVIDE("TrueDivide", Ops::divide),
    /** aᵇ. */
    POWER("Power", Ops::power),
    /** max(a, b). */
    MAXIMUM("Maximum", Ops::maximum),
    /** min(a, b). */
    MINIMUM("Minimum", Ops::minimum),
    /** 1 where a = b, else 0. */
    EQUAL("Equal", Ops::equal),
    /** 1 where a and b differ, else 0. */
    NOT_EQUAL("NotEqual", (a, b) -> Masks.not(Ops.equal(a, b))),
    /** 1 where a &gt; b, else 0. */
    GREATER("Greater", Ops::greater),
    /** 1 where a ≥ b, else 0. */
    GREATER_EQUAL("GreaterEqual", Ops::greaterEqual),
    /** 1 where a &lt; b, else 0. */
    LESS("Less", (a, b) -> Ops.greater(b, a)),
    /** 1 where a ≤ b, else 0. */
    LESS_EQUAL("LessEqual", (a, b) -> Ops.greaterEqual(b, a)),
    /** 1 where a or b is not 0, else 0. */
    LOGICAL_OR("LogicalOr", (a, b) -> Masks.or(Masks.notEqual(a, 0), Masks.notEqual(b, 0))),
    /** 1 where neither a nor b is 0, else 0. */
    LOGICAL_AND("LogicalAnd", (a, b) -> Masks.and(Masks.notEqual(a, 0), Masks.notEqual(b, 0))),
    /** 1 where a is 0, else 0. */
    LOGICAL_NOT("LogicalNot", a -> Masks.not(Masks.notEqual(a, 0))),
    /** −a. */
    NEGATIVE("Negative", Ops::negate),
    /** |a|. */
    ABSOLUTE("Absolute", Ops::abs),
    /** −1, 0 or 1. */
    SIGN("Sign", Ops::sign),
    /** ⌊a⌋. */
    FLOOR("Floor", Ops::floor),
    /** a². */
    SQUARE("Square", Ops::square),
    /** √a. */
    SQRT("Sqrt", Ops::sqrt),
    /** 1 / √a. */
    RSQRT("math", "Rsqrt", a -> Ops.reciprocal(Ops.sqrt(a))),
    /** 1 / a. */
    RECIPROCAL("Reciprocal", Ops::reciprocal),
    /** eᵃ. */
    EXP("Exp", Ops::exp),
    /** eᵃ − 1. */
    EXPM1("Expm1", Ops::expm1),
    /** ln a. */
    LOG("Log", Ops::log),
    /** ln (1 + a). */
    LOG1P("Log1p", Ops::log1p),
    /** The error function. */
    ERF("math", "Erf", Ops::erf),
    /** tanh a. */
    TANH("Tanh", Ops::tanh),
    /** 1 / (1 + e⁻ᵃ). */
    SIGMOID("nn", "Sigmoid", Ops::sigmoid),
    /** max(a, 0). */
    RELU("nn", "Relu", Ops::relu),
    /** a as a number that does not change: nothing flows back through it. */
    STOP_GRADIENT("core", "StopGradient", Ops::stopGradient);

    private final Kind<Operation> kind;

    Arithmetic(String className, UnaryOperator<Value> unary) {
        this("numpy", className, unary);
    }

    Arithmetic(String module, String className, UnaryOperator<Value> unary) {
        kind = Operation.kind(module, className, (self, inputs) -> List.of(unary.apply(self.numbers(inputs, 1).getFirst())));
    }

    Arithmetic(String className, BinaryOperator<Value> binary) {
        kind = Operation.kind("numpy", className, (self, inputs) -> {
            var operands = self.numbers(inputs, 2);
            return List.of(binary.apply(operands.getFirst(), operands.getLast()));
        });
    }

    static List<Kind<Operation>> kinds() {
        return Arrays.stream(values()).map(Arithmetic::kind).toList();
    }

    /** As an operation, which can be given a name. */
    public Kind<Operation> kind() {
        return kind;
    }

    /** Of one symbol. */
    public Symbol of(Symbol a) {
        return Operation.of(kind).apply(a);
    }

    /** Of two symbols. */
    public Symbol of(Symbol a, Symbol b) {
        return Operation.of(kind).apply(a, b);
    }

    /** Of a symbol and a number. */
    public Symbol of(Symbol a, double b) {
        return Operation.of(kind).withSecond(b).apply(a);
    }

    /** Of a number and a symbol. */
    public Symbol of(double a, Symbol b) {
        return Operation.of(kind).withFirst(a).apply(b);
    }
}
