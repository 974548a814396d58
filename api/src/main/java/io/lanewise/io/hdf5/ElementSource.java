package io.lanewise.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where a dataset's elements come from while it is written, so that they need not stand in one array. The functions {@code of} throw
 * {@link IndexOutOfBoundsException} for an offset outside the array.
 */
@FunctionalInterface
public interface ElementSource {
    /**
     * Puts elements into a buffer.
     *
     * @param first the row-major index of the first
     * @param count how many there are to be put
     * @param target takes them from index 0 on, little-endian; has room for exactly that many. Modified; what becomes of its position does not matter.
     */
    void put(long first, int count, ByteBuffer target) throws IOException;

    /** An array from an index on, as float32. */
    static ElementSource of(float[] array, int offset) {
        return ArraySource.of(array.length, offset, List.of(NumberKind.FLOAT32),
                (first, count, target) -> target.asFloatBuffer().put(array, offset + (int) first, count));
    }

    /** An array from an index on, as float64. */
    static ElementSource of(double[] array, int offset) {
        return ArraySource.of(array.length, offset, List.of(NumberKind.FLOAT64),
                (first, count, target) -> target.asDoubleBuffer().put(array, offset + (int) first, count));
    }

    /** An array from an index on, as int32 or uint32. */
    static ElementSource of(int[] array, int offset) {
        return ArraySource.of(array.length, offset, List.of(NumberKind.INT32, NumberKind.UINT32),
                (first, count, target) -> target.asIntBuffer().put(array, offset + (int) first, count));
    }

    /** An array from an index on, as int64 or uint64. */
    static ElementSource of(long[] array, int offset) {
        return ArraySource.of(array.length, offset, List.of(NumberKind.INT64, NumberKind.UINT64),
                (first, count, target) -> target.asLongBuffer().put(array, offset + (int) first, count));
    }

    /** An array from an index on, as int16, uint16 or the bits of float16. */
    static ElementSource of(short[] array, int offset) {
        return ArraySource.of(array.length, offset, List.of(NumberKind.INT16, NumberKind.UINT16, NumberKind.FLOAT16),
                (first, count, target) -> target.asShortBuffer().put(array, offset + (int) first, count));
    }

    /** An array from an index on, as int8 or uint8. */
    static ElementSource of(byte[] array, int offset) {
        return ArraySource.of(array.length, offset, List.of(NumberKind.INT8, NumberKind.UINT8),
                (first, count, target) -> target.put(array, offset + (int) first, count));
    }
}
