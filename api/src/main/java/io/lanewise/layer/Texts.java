package io.lanewise.layer;

import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Texts in rows of one length, or a single row of them.
 *
 * @param elements row-major
 * @param shape (n) or (rows, n)
 */
record Texts(List<String> elements, Shape shape) {
    static Texts of(List<String> texts) {
        return new Texts(List.copyOf(texts), Shape.of(texts.size()));
    }

    /**
     * Rows of texts.
     *
     * @throws IllegalArgumentException if they have different lengths
     */
    static Texts of(Object layer, String[][] rows) {
        var length = rows.length == 0 ? 0 : rows[0].length;
        for (var row : rows) {
            if (row.length != length) {
                throw new IllegalArgumentException(layer + ": expected rows of one length, received rows of " + length + " and of " + row.length
                        + " texts; fill the shorter ones up with the mask_token");
            }
        }
        return new Texts(Arrays.stream(rows).flatMap(Arrays::stream).toList(), Shape.of(rows.length, length));
    }

    /** A number for each text. */
    Categories map(ToIntFunction<String> number) {
        return new Categories(elements.stream().mapToInt(number).toArray(), shape);
    }

    /** The rows as documents; a text of a single row is one of its own. */
    List<List<String>> documents() {
        return Documents.of(elements, shape.rank() == 1 ? 1 : shape.size(1));
    }
}
