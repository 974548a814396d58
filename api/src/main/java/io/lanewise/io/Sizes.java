package io.lanewise.io;

import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;

/** Sizes of axes that files claim. */
final class Sizes {
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private Sizes() {}

    /** The shape, if one array can hold it; an axis of size 0 does not excuse the others. */
    static Optional<Shape> shape(long[] sizes, int mostAxes) {
        var product = 1L;
        for (var size : sizes) {
            if (size < 0 || size > MOST_ELEMENTS || Math.max(product, 1) * Math.max(size, 1) > MOST_ELEMENTS) {
                return Optional.empty();
            }
            product = Math.max(product, 1) * Math.max(size, 1);
        }
        return sizes.length > mostAxes ? Optional.empty() : Optional.of(Shape.of(Arrays.stream(sizes).mapToInt(size -> (int) size).toArray()));
    }

    static String problem(long[] sizes, int mostAxes) {
        return "expected at most " + mostAxes + " axes and " + MOST_ELEMENTS + " elements, found the shape "
                + (sizes.length > mostAxes ? "of " + sizes.length + " axes" : Arrays.toString(sizes));
    }
}
