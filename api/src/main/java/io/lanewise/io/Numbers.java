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

    /** @param room through which blocks are put in rows: one for all that is written in turn */
    ElementSource source(Rows room) {
        return columnBlocks ? (first, count, target) -> {
            var rows = room.of(count);
            ColumnBlocks.get(shape.size(0), shape.size(1), (int) first, count, array, offset, rows, 0);
            target.asFloatBuffer().put(rows, 0, count);
        } : ElementSource.of(array, offset);
    }

    /** Takes over some of the numbers, row by row, from the row-major index {@code first} on, if in blocks by way of a room. */
    void put(int first, FloatBuffer elements, Rows room) {
        var count = elements.remaining();
        if (columnBlocks) {
            var rows = room.of(count);
            elements.get(rows, 0, count);
            ColumnBlocks.put(shape.size(0), shape.size(1), first, count, rows, 0, array, offset);
        } else {
            elements.get(array, offset + first, count);
        }
    }

    /** Room for some numbers row by row, in the second cache: single numbers, or a block's row, come slowly from a buffer. */
    static final class Rows {
        private float[] numbers = {};

        private float[] of(int count) {
            if (numbers.length < count) {
                numbers = new float[count];
            }
            return numbers;
        }
    }
}
