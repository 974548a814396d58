package io.lanewise.layer;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of symbols that need no layer object: Keras's operations of the same names ({@code keras.ops}). All give float32. */
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
    /** 1 where a and b differ, else 0. */
    NOT_EQUAL("NotEqual", (a, b) -> Masks.not(Ops.equal(a, b))),
    /** 1 where a or b is not 0, else 0. */
    LOGICAL_OR("LogicalOr", (a, b) -> Masks.or(Masks.notEqual(a, 0), Masks.notEqual(b, 0))),
    /** 1 where neither a nor b is 0, else 0. */
    LOGICAL_AND("LogicalAnd", (a, b) -> Masks.and(Masks.notEqual(a, 0), Masks.notEqual(b, 0))),
    /** 1 where a is 0, else 0. */
    LOGICAL_NOT("LogicalNot", a -> Masks.not(Masks.notEqual(a, 0))),
    /** 1 where any number along the last axis is not 0, else 0. */
    ANY("Any", x -> Ops.max(Masks.notEqual(x, 0), -1), JsonObject.builder().put("axis", Json.of(-1L)).put("keepdims", Json.of(false)).build()),
    /** a with an axis of size 1 behind the others. */
    EXPAND_DIMS("ExpandDims", x -> Ops.reshape(x, x.shape().append(1)), JsonObject.builder().put("axis", Json.of(-1L)).build()),
    /** Zeros in a's shape. */
    ZEROS_LIKE("ZerosLike", Ops::zerosLike, JsonObject.builder().put("dtype", Json.of("bool")).build()),
    /** Ones in a's shape. */
    ONES_LIKE("OnesLike", Ops::onesLike, JsonObject.builder().put("dtype", Json.of("bool")).build()),
    /** −a. */
    NEGATIVE("Negative", Ops::negate),
    /** |a|. */
    ABSOLUTE("Absolute", Ops::abs),
    /** a². */
    SQUARE("Square", Ops::square),
    /** √a. */
    SQRT("Sqrt", Ops::sqrt),
    /** eᵃ. */
    EXP("Exp", Ops::exp),
    /** ln a. */
    LOG("Log", Ops::log),
    /** tanh a. */
    TANH("Tanh", Ops::tanh),
    /** 1 / (1 + e⁻ᵃ). */
    SIGMOID("keras.src.ops.nn", "Sigmoid", Ops::sigmoid),
    /** max(a, 0). */
    RELU("keras.src.ops.nn", "Relu", Ops::relu);

    private final String module;
    private final String className;
    private final @Nullable UnaryOperator<Value> unary;
    private final @Nullable BinaryOperator<Value> binary;
    private final JsonObject options;

    Arithmetic(String className, UnaryOperator<Value> unary) {
        this("keras.src.ops.numpy", className, unary);
    }

    Arithmetic(String className, UnaryOperator<Value> unary, JsonObject options) {
        this("keras.src.ops.numpy", className, unary, null, options);
    }

    Arithmetic(String module, String className, UnaryOperator<Value> unary) {
        this(module, className, unary, null, JsonObject.builder().build());
    }

    Arithmetic(String className, BinaryOperator<Value> binary) {
        this("keras.src.ops.numpy", className, null, binary, JsonObject.builder().build());
    }

    Arithmetic(String module, String className, @Nullable UnaryOperator<Value> unary, @Nullable BinaryOperator<Value> binary, JsonObject options) {
        this.module = module;
        this.className = className;
        this.unary = unary;
        this.binary = binary;
        this.options = options;
    }

    /** The function of Keras's class of this name, if there is one; {@code Divide} and {@code TrueDivide} are the same here. */
    public static Optional<Arithmetic> find(String className) {
        var name = className.equals("Divide") ? DIVIDE.className : className;
        return Arrays.stream(values()).filter(function -> function.className.equals(name)).findFirst();
    }

    /** Keras's class name. */
    public String className() {
        return className;
    }

    /** Keras's module of that class. */
    public String module() {
        return module;
    }

    /** The options of Keras's class, besides its name, that make it this function. */
    public JsonObject options() {
        return options;
    }

    /** How many operands it takes: 1 or 2. */
    public int operands() {
        return unary != null ? 1 : 2;
    }

    /** Of one symbol. */
    public Symbol of(Symbol a) {
        return new Operation(this).apply(a);
    }

    /** Of two symbols. */
    public Symbol of(Symbol a, Symbol b) {
        return new Operation(this).apply(a, b);
    }

    /** Of a symbol and a number. */
    public Symbol of(Symbol a, double b) {
        return new Operation(this).withSecond(b).apply(a);
    }

    /** Of a number and a symbol. */
    public Symbol of(double a, Symbol b) {
        return new Operation(this).withFirst(a).apply(b);
    }

    Value trace(List<Value> operands) {
        var first = Ops.cast(operands.getFirst(), DType.FLOAT32);
        if (unary != null) {
            return unary.apply(first);
        }
        if (binary == null) {
            throw new AssertionError(this);
        }
        return binary.apply(first, Ops.cast(operands.getLast(), DType.FLOAT32));
    }
}
