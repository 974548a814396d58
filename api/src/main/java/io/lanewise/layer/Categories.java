package io.lanewise.layer;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;

/**
 * Indices that no graph has seen: those of texts.
 *
 * @param indices row-major; those outside of what is counted leave no trace
 * @param shape their shape
 */
@SuppressWarnings("ArrayRecordComponent") // indices on their way, never compared
record Categories(int[] indices, Shape shape) {
    /** The same numbers as {@link CategoryMode#encode}, each category weighed if there are weights. */
    Tensor encode(LookupMode mode, int count, double[] weights) {
        var sizes = shape.toArray();
        var rank = sizes.length;
        return switch (mode.categories()) {
            case INT -> Tensor.wrap(indices, shape);
            case ONE_HOT -> {
                var kept = rank > 1 && sizes[rank - 1] == 1 ? rank - 1 : rank;
                var out = Arrays.copyOf(sizes, kept + 1);
                out[kept] = count;
                yield sum(indices.length, 1, 1, count, Shape.of(out), false, weights);
            }
            case MULTI_HOT, COUNT -> {
                // As in Keras: the axis behind the batch, or that of the only sample.
                var axis = rank > 1 ? 1 : 0;
                var outer = axis == 0 ? 1 : sizes[0];
                var inner = Arrays.stream(sizes).skip(axis + 1L).reduce(1, (a, b) -> a * b);
                var out = new int[rank];
                System.arraycopy(sizes, 0, out, 0, axis);
                System.arraycopy(sizes, axis + 1, out, axis, rank - axis - 1);
                out[rank - 1] = count;
                yield sum(outer, sizes[axis], inner, count, Shape.of(out), mode != LookupMode.MULTI_HOT, weights);
            }
        };
    }

    private Tensor sum(int outer, int steps, int inner, int count, Shape out, boolean counts, double[] weights) {
        var numbers = new float[outer * inner * count];
        for (var i = 0; i < indices.length; i++) {
            var category = indices[i];
            if (category >= 0 && category < count) {
                var place = (i / (steps * inner) * inner + i % inner) * count + category;
                numbers[place] = counts ? numbers[place] + 1 : 1;
            }
        }
        for (var i = 0; i < numbers.length && weights.length > 0; i++) {
            numbers[i] *= (float) weights[i % count];
        }
        return Tensor.wrap(numbers, out);
    }
}
