package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Optional;

/** Masks: float32 values of 1, which counts, and 0, which does not. */
public final class Masks {
    private Masks() {}

    /** A mask of numbers that are true or false: 1 where they are not 0. */
    public static Value ofTruth(Value numbers) {
        return notEqual(Ops.cast(numbers, DType.FLOAT32), 0);
    }

    /** 1 where a value is another number, else 0. */
    public static Value notEqual(Value value, double number) {
        return not(Ops.equal(value, Ops.constant(value, number)));
    }

    /** The other way round. */
    public static Value not(Value mask) {
        return Ops.affine(mask, -1, 1);
    }

    /** 1 where either is. */
    public static Value or(Value one, Value other) {
        return Ops.maximum(one, other);
    }

    /** 1 where both are. */
    public static Value and(Value one, Value other) {
        return Ops.multiply(one, other);
    }

    /** What counts in both; all, if neither has a mask. */
    public static Optional<Value> and(Optional<Value> one, Optional<Value> other) {
        return one.isEmpty() ? other : one.map(mask -> other.map(second -> and(mask, second)).orElse(mask));
    }
}
