package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;

/** What an output was for batch after batch, one behind the other: numbers, or whole numbers where a layer gives such. */
final class Gathered {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final Shape shape;
    private final boolean whole;
    private float[] floats = {};
    private int[] ints = {};
    private int count;

    /**
     * Nothing yet.
     *
     * @param spec what the output is for a batch
     * @param expectedRows so many rows get room at once
     */
    Gathered(Spec spec, int expectedRows) {
        shape = spec.shape();
        whole = spec.dtype() == DType.INT32;
        grow(Math.multiplyExact(expectedRows, rowLength()));
    }

    private int rowLength() {
        return shape.elements(1, shape.rank());
    }

    private void grow(int length) {
        if (whole) {
            ints = Arrays.copyOf(ints, length);
        } else {
            floats = Arrays.copyOf(floats, length);
        }
    }

    private int room() {
        return whole ? ints.length : floats.length;
    }

    /** Takes the output of a batch. */
    void append(Buffer output) {
        var end = Math.addExact(count, output.length());
        if (end > room()) {
            grow((int) Math.min(MOST, Math.max(end, 2L * count)));
        }
        if (whole) {
            System.arraycopy(output.ints(), output.offset(), ints, count, output.length());
        } else {
            System.arraycopy(output.floats(), output.offset(), floats, count, output.length());
        }
        count = end;
    }

    /** All rows. */
    Tensor tensor() {
        var rows = rowLength() == 0 ? 0 : count / rowLength();
        if (room() != count) {
            grow(count);
        }
        var all = shape.with(0, rows);
        return whole ? Tensor.wrap(ints, all) : Tensor.wrap(floats, all);
    }
}
