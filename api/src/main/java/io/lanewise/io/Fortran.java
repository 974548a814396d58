package io.lanewise.io;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;

/** Arrays whose first axis runs fastest: in their file's order they are the same array with its axes in the opposite order. */
final class Fortran {
    private Fortran() {}

    @FunctionalInterface
    private interface Copy {
        void element(int to, int from);
    }

    /** The same sizes, last axis first. */
    static Shape reversed(Shape shape) {
        var sizes = shape.toArray();
        var reversed = new int[sizes.length];
        for (var axis = 0; axis < sizes.length; axis++) {
            reversed[axis] = sizes[sizes.length - 1 - axis];
        }
        return Shape.of(reversed);
    }

    /** A tensor with its axes in the opposite order. */
    static Tensor turned(Tensor tensor) {
        var shape = reversed(tensor.shape());
        return switch (tensor.dtype()) {
            case FLOAT32 -> {
                var source = tensor.floats();
                var target = new float[source.length];
                copy(shape, (to, from) -> target[to] = source[from]);
                yield Tensor.wrap(target, shape);
            }
            case INT32 -> {
                var source = tensor.ints();
                var target = new int[source.length];
                copy(shape, (to, from) -> target[to] = source[from]);
                yield Tensor.wrap(target, shape);
            }
            case UINT8 -> {
                var source = tensor.bytes();
                var target = new byte[source.length];
                copy(shape, (to, from) -> target[to] = source[from]);
                yield Tensor.wrap(target, shape);
            }
        };
    }

    /** Goes through the target in its order and counts the source's place along. */
    private static void copy(Shape shape, Copy copy) {
        var sizes = shape.toArray();
        var index = new int[sizes.length];
        var from = 0;
        var elements = shape.elements();
        for (var to = 0; to < elements; to++) {
            copy.element(to, from);
            // The stride of an axis in the source is the product of the sizes before it.
            var stride = elements;
            for (var axis = sizes.length - 1; axis >= 0; axis--) {
                stride /= sizes[axis];
                from += stride;
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                from -= stride * sizes[axis];
                index[axis] = 0;
            }
        }
    }
}
