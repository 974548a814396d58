package io.lanewise.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a projection of {@link HeadsAttention} is an {@link EinsumDense}, in Keras's letters.
 *
 * @param equation such as {@code abc,cde->abde}
 * @param outputShape the sizes behind the batch, −1 where they are the input's
 * @param biasAxes the letters of the bias
 */
record HeadsProjection(String equation, List<Integer> outputShape, String biasAxes) {
    /** (batch, …, features) → (batch, …, heads, dim). */
    static HeadsProjection toHeads(int rank, int heads, int dim) {
        return of(rank - 1, 1, List.of(heads, dim));
    }

    /** (batch, …, heads, dim) → (batch, …, sizes), of an output with {@code rank} − 1 axes in front. */
    static HeadsProjection fromHeads(int rank, List<Integer> sizes) {
        return of(rank - 1, 2, sizes);
    }

    /** Axes that stay, then some that are summed over, and in their place the new sizes. */
    private static HeadsProjection of(int kept, int summed, List<Integer> sizes) {
        var front = letters(0, kept);
        var over = letters(kept, summed);
        var made = letters(kept + summed, sizes.size());
        var shape = new ArrayList<>(Collections.nCopies(kept - 1, -1));
        shape.addAll(sizes);
        return new HeadsProjection(front + over + "," + over + made + "->" + front + made, shape, made);
    }

    private static String letters(int from, int count) {
        var letters = new StringBuilder();
        for (var i = from; i < from + count; i++) {
            letters.append((char) ('a' + i));
        }
        return letters.toString();
    }
}
