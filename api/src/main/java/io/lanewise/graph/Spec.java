package io.lanewise.graph;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;

/**
 * What is known of a value before it is computed.
 *
 * @param shape its shape, all sizes known
 * @param dtype its element type
 */
public record Spec(Shape shape, DType dtype) {
    /** A float32 value of this shape. */
    public static Spec floats(Shape shape) {
        return new Spec(shape, DType.FLOAT32);
    }

    /** An int32 value of this shape. */
    public static Spec ints(Shape shape) {
        return new Spec(shape, DType.INT32);
    }

    /** Type and shape, such as {@code float32 (32, 10)}. */
    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}
