package io.lanewise.train;

import io.lanewise.engine.Gather;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of one row a sample, of which batches are gathered.
 *
 * @param tensor the rows
 * @param scale what numbers are multiplied by on the way
 */
record Table(Tensor tensor, double scale) {
    /** Shape and type of a batch. */
    Spec batch(int size, DType type) {
        return new Spec(tensor.shape().with(0, size), type);
    }

    /**
     * Copies rows into a window.
     *
     * @param order the numbers of the rows
     * @param from where in the order the batch begins
     * @param target the window; null if nobody reads it
     */
    void rows(int[] order, int from, int size, @Nullable Buffer target) {
        if (target == null) {
            return;
        }
        var length = target.length() / size;
        if (target.spec().dtype() == DType.INT32) {
            intRows(order, from, size, length, target);
            return;
        }
        switch (tensor.dtype()) {
            case FLOAT32 -> Gather.rows(size, length, tensor.floats(), 0, order, from, target.floats(), target.offset());
            case UINT8 -> Gather.rows(size, length, tensor.bytes(), 0, order, from, scale, 0, target.floats(), target.offset());
            case INT32 -> {
                for (var row = 0; row < size; row++) {
                    for (var i = 0; i < length; i++) {
                        target.floats()[target.offset() + row * length + i] = (float) (tensor.ints()[order[from + row] * length + i] * scale);
                    }
                }
            }
        }
    }

    private void intRows(int[] order, int from, int size, int length, Buffer target) {
        for (var row = 0; row < size; row++) {
            for (var i = 0; i < length; i++) {
                var element = order[from + row] * length + i;
                target.ints()[target.offset() + row * length + i] = tensor.dtype() == DType.INT32 ? tensor.ints()[element] : (int) tensor.at(element);
            }
        }
    }
}
