package io.lanewise.graph;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;

/**
 * A value in float64, for the definitions of ops.
 *
 * @param shape its shape
 * @param data its elements, row-major; shared, filled in by {@link Op#reference}
 */
@SuppressWarnings("ArrayRecordComponent") // a working array of definitions, never compared
public record Reference(Shape shape, double[] data) {
    /** Zeros of this shape. */
    public static Reference zeros(Shape shape) {
        return new Reference(shape, new double[shape.elements()]);
    }

    /** The elements of a tensor. */
    public static Reference of(Tensor tensor) {
        var reference = zeros(tensor.shape());
        for (var i = 0; i < reference.data.length; i++) {
            reference.data[i] = tensor.at(i);
        }
        return reference;
    }
}
