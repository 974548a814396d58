package io.lanewise.layer;

import static io.lanewise.layer.Operation.kind;
import static io.lanewise.layer.Operation.ofOne;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.Set;

/**
 * Operations on single elements that are more than {@link Arithmetic}. What is true or false in Keras is 1 or 0 in float32, and Keras's
 * int64 is int32 here.
 *
 * <p><b>Shapes.</b> Any → the same; of Where, what condition, x and y are broadcast to.
 *
 * <p>Source: Keras {@code keras.ops}.
 */
public final class ElementOperations {
    private static final Set<String> TYPES = Set.of("float32", "int32", "int64", "bool");

    /** The least number that comes out of Clip. */
    public static final Option<Double> X_MIN = Option.required("x_min", OptionType.NUMBER);
    /** The largest. */
    public static final Option<Double> X_MAX = Option.required("x_max", OptionType.NUMBER);
    /** The type that Cast gives. */
    public static final Option<String> DTYPE = Option.required("dtype", OptionType.STRING).within("float32, int32, int64 or bool", TYPES::contains);
    /** The type of ZerosLike and OnesLike, which are float32 here whatever it is. */
    public static final Option<String> DTYPE_LIKE = Option.optional("dtype", OptionType.STRING).within("float32, int32, int64 or bool", TYPES::contains);

    /** min(max(x, x_min), x_max). */
    public static final Kind<Operation> CLIP = ofOne("numpy", "Clip", (self, x) -> Ops.clip(floats(x), self.get(X_MIN), self.get(X_MAX)), X_MIN, X_MAX);
    /** x as another type: fractions are cut off, and bool is 1 where x is not 0, else 0. */
    public static final Kind<Operation> CAST = ofOne("core", "Cast", (self, x) -> cast(x, self.get(DTYPE)), DTYPE);
    /** Zeros in the shape of x. */
    public static final Kind<Operation> ZEROS_LIKE = ofOne("numpy", "ZerosLike", (self, x) -> Ops.zerosLike(x), DTYPE_LIKE);
    /** Ones in the shape of x. */
    public static final Kind<Operation> ONES_LIKE = ofOne("numpy", "OnesLike", (self, x) -> Ops.onesLike(x), DTYPE_LIKE);
    /** x where a condition is not 0, else y: the operands are condition, x, y. */
    public static final Kind<Operation> WHERE = kind("numpy", "Where", (self, inputs) -> List.of(where(self.numbers(inputs, 3))));

    static final List<Kind<Operation>> KINDS = List.of(CLIP, CAST, ZEROS_LIKE, ONES_LIKE, WHERE);

    private ElementOperations() {}

    /** x as float32. */
    static Value floats(Value x) {
        return Ops.cast(x, DType.FLOAT32);
    }

    private static Value cast(Value x, String type) {
        return switch (type) {
            case "bool" -> Masks.ofTruth(x);
            case "float32" -> floats(x);
            default -> Ops.cast(x, DType.INT32);
        };
    }

    private static Value where(List<Value> operands) {
        var shape = operands.stream().map(Value::shape).reduce((a, b) -> Ops.commonShape("where", a, b)).orElseThrow();
        var all = operands.stream().map(operand -> Ops.broadcast(operand, shape)).toList();
        return Ops.select(Masks.ofTruth(all.get(0)), all.get(1), all.get(2));
    }
}
