package io.lanewise.io;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.graph.Variable;
import io.lanewise.io.hdf5.ElementSource;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.tensor.Shape;
import java.nio.FloatBuffer;

/**
 * Where numbers of a model or its optimizer live: files are read straight into them and written straight from them.
 *
 * @param shape their shape
 * @param array holds them, from {@code offset} on
 * @param columnBlocks whether they, a matrix, are stored in column blocks; files have them row by row
 */
@SuppressWarnings("ArrayRecordComponent") // a view of an array that others own, never compared
record Numbers(Shape shape, float[] array, int offset, boolean columnBlocks) {
    static Numbers of(Variable variable) {
        var buffer = variable.buffer();
        return new Numbers(variable.shape(), buffer.floats(), buffer.offset(), buffer.columnBlocks());
    }

    static Numbers of(OptimizerState.Slot slot) {
        return new Numbers(slot.window().shape(), slot.numbers(), slot.window().offset(), slot.window().columnBlocks());
    }

    ElementSource source() {
        return columnBlocks
                ? (first, _, target) -> ColumnBlocks.get(shape.size(0), shape.size(1), (int) first, array, offset, target.asFloatBuffer())
                : ElementSource.of(array, offset);
    }

    /** Takes over some of the numbers, row by row, from the row-major index {@code first} on. */
    void put(int first, FloatBuffer elements) {
        if (columnBlocks) {
            ColumnBlocks.put(shape.size(0), shape.size(1), first, elements, array, offset);
        } else {
            elements.get(array, offset + first, elements.remaining());
        }
    }
}
